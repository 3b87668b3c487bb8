using System.Diagnostics;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Playwright's trace viewer, as its package ships it: pages that a server on the loopback interface serves.</summary>
public static class TraceViewer
{
    private const string Says = "Listening on ";

    /// <summary>Serves the viewer until it is cancelled.</summary>
    /// <param name="file">A trace, absolute.</param>
    /// <param name="ready">Gets the address that shows it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BrowserNotFoundException">The viewer is not there, or did not start.</exception>
    public static async Task ShowAsync(string file, Func<Uri, Task> ready, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        var start = PlaywrightDriver.Program(["show-trace", "--host", "127.0.0.1", "--port", "0", file]);
        start.RedirectStandardOutput = true;
        // Who opens the address is the caller's to say.
        start.Environment["PWTEST_UNDER_TEST"] = "1";
        using var viewer = Process.Start(start)!; // Nothing else starts none.
        try
        {
            while (await viewer.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                if (
                    line.StartsWith(Says, StringComparison.Ordinal) && Uri.TryCreate(line[Says.Length..], UriKind.Absolute, out var address)
                )
                    await ready(address);
            }

            throw new BrowserNotFoundException("Playwright's trace viewer ended. Is the file a trace? 'run --trace on' writes one.");
        }
        catch (OperationCanceledException)
        {
            // Somebody has seen enough.
        }
        finally
        {
            viewer.Kill(entireProcessTree: true);
        }
    }
}
