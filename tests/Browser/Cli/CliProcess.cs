using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>The command line as a person or a CI job runs it: a process of its own.</summary>
internal sealed partial record CliProcess(int ExitCode, string Output, string Errors)
{
    // A step is said before it is done; where no terminal is, with the time since the command began.
    [GeneratedRegex(@"^\[\d+\.\ds\] .+ …$")]
    private static partial Regex Step { get; }

    /// <summary>What standard error says besides the steps.</summary>
    public IReadOnlyList<string> Problems => [.. Errors.Trim().Split('\n').Where(line => !Step.IsMatch(line))];

    /// <summary>The steps, without their times.</summary>
    public IReadOnlyList<string> Steps =>
        [
            .. Errors
                .Split('\n')
                .Where(line => Step.IsMatch(line))
                .Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..^2]),
        ];

    public static async Task<CliProcess> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        var start = Start(arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliProcess(process.ExitCode, await output, await errors);
    }

    /// <summary>A command that goes on until the result is disposed.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="folder">Where it runs; null for the test's own.</param>
    public static ListeningProcess Listen(string arguments, string? folder = null)
    {
        var start = Start(arguments);
        start.WorkingDirectory = folder ?? "";
        return new(Process.Start(start)!);
    }

    private static ProcessStartInfo Start(string arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "koji-harness.dll");
        return new ProcessStartInfo("dotnet", [program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Over before code that is compiled again after few calls could repay what that costs.
            Environment = { ["DOTNET_TC_CallCountThreshold"] = "3E8" },
        };
    }
}
