using System.Diagnostics;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Runs another program and passes on what it says, so that none of it lands on our standard output.</summary>
internal static class ChildProcess
{
    /// <summary>The program's exit code.</summary>
    public static async Task<int> RunAsync(ProcessStartInfo start, TextWriter progress, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var said = TextWriter.Synchronized(progress);

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;

        void Say(string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                said.WriteLine("  " + line);
        }
    }
}
