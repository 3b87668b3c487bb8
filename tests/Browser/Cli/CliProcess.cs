using System.Diagnostics;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>The command line as a person or a CI job runs it: a process of its own.</summary>
internal sealed record CliProcess(int ExitCode, string Output, string Errors)
{
    public static async Task<CliProcess> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "koji-harness.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliProcess(process.ExitCode, await output, await errors);
    }
}
