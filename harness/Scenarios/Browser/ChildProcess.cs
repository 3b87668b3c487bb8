using System.Diagnostics;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Runs another program and keeps the last of what it says: of one that does its work nobody needs to hear.</summary>
internal static partial class ChildProcess
{
    private const int MostLines = 8;
    private const int LongestLine = 200;

    /// <summary>The program's exit code and the last lines that it wrote, output before errors, cleaned of what steers terminals.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> LastLines)> RunAsync(
        ProcessStartInfo start,
        CancellationToken cancellation
    )
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // Kept apart: their order is not known, and failures are in the errors.
        var (output, errors) = (new Queue<string>(), new Queue<string>());

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
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

        return (process.ExitCode, [.. output, .. errors]);
    }

    private static void Keep(Queue<string> said, string? line)
    {
        if (Clean(line ?? "") is not { Length: > 0 } clean)
            return;
        said.Enqueue(clean);
        if (said.Count > MostLines)
            said.Dequeue();
    }

    /// <summary>A line without control sequences, control and format characters and line separators, cut where it is very long.</summary>
    public static string Clean(string line) => Unprintable().Replace(ControlSequence().Replace(line, ""), "").Trim().Shortened(LongestLine);

    // ECMA-48, 5.4.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]")]
    private static partial Regex ControlSequence();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\u2028\u2029]")]
    private static partial Regex Unprintable();
}
