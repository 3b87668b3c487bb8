using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using KojiWidgetHarness.Cli.Failures;

namespace KojiWidgetHarness.Cli.Grading;

/// <summary>A team's own program, run with what it needs to find the simulator.</summary>
internal sealed class ClientProgram(IReadOnlyList<string> command, TimeSpan patience)
{
    public const string BaseUrl = "KOJI_BASE_URL";
    public const string ApiKey = "KOJI_API_KEY";
    public const string ProjectId = "KOJI_PROJECT_ID";

    // What it says beyond that is not kept.
    private const int LongestOutput = 1_000_000;

    // What it wrote is in the pipe when it ends; what it leaves running may hold the pipe open for ever.
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(2);

    /// <summary>Runs it to its end. What it leaves running is not waited for.</summary>
    /// <returns>Its exit code, null when it had to be stopped, and what it wrote.</returns>
    /// <exception cref="UsageException">There is no such program.</exception>
    public async Task<(int? ExitCode, string Output)> RunAsync(
        IEnumerable<KeyValuePair<string, string>> environment,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Start(start);
        process.StandardInput.Close();
        var output = new StringBuilder();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return (null, await DrainAsync(reading, output));
        }

        return (process.ExitCode, await DrainAsync(reading, output));
    }

    private static async Task<string> DrainAsync(Task reading, StringBuilder output)
    {
        try
        {
            await reading.WaitAsync(Draining);
        }
        catch (TimeoutException)
        {
            // Somebody else can still write.
        }

        lock (output)
            return output.ToString();
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("A new process was asked for.");
        }
        catch (Win32Exception missing)
        {
            throw new UsageException($"'{command[0]}' cannot be run: {missing.Message}. Put the command that starts your client after --.");
        }
    }

    private static async Task ReadAsync(StreamReader from, StringBuilder to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to)
            {
                if (to.Length < LongestOutput)
                    to.AppendLine(line);
            }
        }
    }
}
