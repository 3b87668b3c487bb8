using System.Diagnostics;
using System.Reflection;

namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>The <c>dotnet</c> command in this repository, as CI runs it.</summary>
internal static class DotNet
{
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>For a command that builds: it starts no other processes, of which each compiles itself before it does anything.</summary>
    public const string OneProcess = "-maxcpucount:1";

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Packs a project that is built already.</summary>
    public static async Task PackAsync(string project, string version, string folder, params IReadOnlyList<string> properties)
    {
        var (exitCode, output) = await RunAsync(
            "dotnet",
            [
                "pack",
                Path.Combine(Repository, project),
                "--no-build",
                "-c",
                Configuration,
                "-o",
                folder,
                $"-p:Version={version}",
                "-p:BuildProjectReferences=false",
                OneProcess,
                .. properties,
            ]
        );
        Assert.AreEqual(0, exitCode, output);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string? folder = null,
        params IReadOnlyList<(string Name, string? Value)> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Repository,
        };
        // What runs these tests has set variables for its children that are not meant for a command of its own.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        // Each of these commands is over before instrumented code, or code that is compiled again after few calls, could repay what it
        // costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "3E8";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Metadata(string key) =>
        typeof(DotNet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
