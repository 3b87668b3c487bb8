using System.Diagnostics;
using System.Globalization;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>
/// How far a check is: one line that is written over in a terminal, now and then a line elsewhere, nothing for what is soon done.
/// </summary>
internal sealed class CheckProgress(TextWriter log, int total)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(Console.IsErrorRedirected ? 2000 : 100);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = Pace;
    private int done;

    public void Next()
    {
        lock (gate)
        {
            done++;
            if (watch.Elapsed < next || done == total)
                return;
            next = watch.Elapsed + Pace;
            log.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(Console.IsErrorRedirected ? "" : "\r")}checked {done:N0} of {total:N0} pages{(Console.IsErrorRedirected ? "\n" : "")}"
                )
            );
        }
    }

    /// <summary>Leaves no unfinished line behind.</summary>
    public void End()
    {
        if (next > Pace && !Console.IsErrorRedirected)
            log.Write("\r\e[K");
    }
}
