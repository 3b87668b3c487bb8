using System.Globalization;
using System.Text;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Running;

/// <summary>
/// Says what is being done before it is done, one line for each step. In a terminal the line ends with how long the step took, once it is
/// over; elsewhere, where half a line may stay unseen, it begins with how long the command has been at work. What others write comes on
/// lines of its own.
/// </summary>
/// <param name="log">Where it says so.</param>
/// <param name="terminal">Whether somebody looks on as it is written.</param>
/// <param name="time">By what steps are timed.</param>
public sealed class StepLog(TextWriter log, bool terminal, TimeProvider time) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private bool open;

    /// <summary>The one on standard error.</summary>
    public static StepLog OnStandardError { get; } = new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    /// <inheritdoc/>
    public override Encoding Encoding => log.Encoding;

    /// <summary>An address as a step names it: without user, password, query and fragment, which are where secrets are.</summary>
    public static string Name(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
    }

    /// <summary>Does a step, and logs it first.</summary>
    public async Task<T> DoAsync<T>(string doing, Func<Task<T>> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var begin = time.GetTimestamp();
        Begin(doing);
        try
        {
            var result = await step();
            End(begin);
            return result;
        }
        finally
        {
            // The caller reports why a step failed.
            EndLine();
        }
    }

    /// <inheritdoc cref="DoAsync{T}(string, Func{Task{T}})"/>
    public Task DoAsync(string doing, Func<Task> step) => DoAsync(doing, async () =>
        {
            await step();
            return true;
        });

    /// <summary>Says what is being done from now on, where nobody will say when it is over.</summary>
    public void Say(string doing)
    {
        Begin(doing);
        EndLine();
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        EndLine();
        log.Write(value);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        EndLine();
        log.WriteLine(value);
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <summary>Ends a line that waits for its time, so that others may write.</summary>
    public void EndLine()
    {
        lock (gate)
        {
            if (open)
                log.WriteLine();
            open = false;
        }
    }

    private void Begin(string doing)
    {
        EndLine();
        lock (gate)
        {
            if (terminal)
                log.Write($"{doing} …");
            else
                log.WriteLine($"[{AtWork()}] {doing} …");
            open = terminal;
            log.Flush();
        }
    }

    private void End(long begin)
    {
        lock (gate)
        {
            if (open)
                log.WriteLine($" {Since(begin)}");
            open = false;
        }
    }

    // In one unit, so that the lines can be compared.
    private string AtWork() => time.GetElapsedTime(start).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + "s";

    private string Since(long from) => TimeText.Rounded(time.GetElapsedTime(from));
}
