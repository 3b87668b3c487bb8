using System.Diagnostics;
using System.Text.Json;
using KojiWidgetHarness.Tests.Browser.Packages;

namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>
/// Renders pages with the engines of their languages: those of npm are installed once for a run, others are used where the machine has
/// them.
/// </summary>
internal sealed class RenderingEngine : IDisposable
{
    private static readonly Dictionary<string, (string Program, string[] Arguments)> Programs = new()
    {
        ["jinja"] = ("python3", ["render.py"]),
        ["erb"] = ("ruby", ["render.rb"]),
        ["php"] = ("php", ["render.php"]),
        ["go"] = ("go", ["run", "render.go"]),
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-engines-");
    private readonly SemaphoreSlim gate = new(1);
    private bool isInstalled;

    private static string Sources => Path.Combine(DotNet.Repository, "tests/Browser/Checks/Rendered/Engines");

    /// <summary>Whether the machine has what renders a language.</summary>
    public static async Task<bool> HasAsync(string language)
    {
        if (!Programs.TryGetValue(language, out var engine))
            return true;
        try
        {
            var (exitCode, _, _) = await RunAsync(
                engine.Program,
                language switch
                {
                    "jinja" => ["-c", "import jinja2"],
                    "go" => ["version"],
                    _ => ["--version"],
                },
                Path.GetTempPath()
            );
            return exitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>What each file of a folder is rendered to; an error of the engine fails the test.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RenderAsync(string language, string pages)
    {
        if (language == "html")
            return Directory.EnumerateFiles(pages, "page*").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        await InstallAsync(needsNpm: !Programs.ContainsKey(language) && language != "razor");
        var (program, arguments) =
            language == "razor" ? ("dotnet", await RazorApplication.PrepareAsync(pages))
            : Programs.TryGetValue(language, out var engine) ? (engine.Program, [.. engine.Arguments, pages])
            : ("node", new[] { "render.mjs", pages, language });
        var (exitCode, output, errors) = await RunAsync(program, arguments, folder.FullName);
        Assert.AreEqual(0, exitCode, errors + output);
        // What builds before it runs may say so first.
        var last = output.TrimEnd();
        using var answer = JsonDocument.Parse(last[(last.LastIndexOf('\n') + 1)..]);
        return answer
            .RootElement.EnumerateObject()
            .ToDictionary(
                file => file.Name,
                file =>
                    file.Value.TryGetProperty("html", out var html)
                        ? html.GetString()!
                        : throw new InvalidOperationException(
                            $"{file.Name}: {file.Value}\n{File.ReadAllText(Path.Combine(pages, file.Name))}"
                        )
            );
    }

    public void Dispose()
    {
        gate.Dispose();
        folder.Delete(recursive: true);
    }

    // Tests render side by side: what they share is put there once.
    private async Task InstallAsync(bool needsNpm)
    {
        await gate.WaitAsync();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Sources).Where(file => !File.Exists(InFolder(file))))
                File.Copy(file, InFolder(file));
            if (isInstalled || !needsNpm)
                return;
            var (exitCode, output, errors) = await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--silent"], folder.FullName);
            Assert.AreEqual(0, exitCode, errors + output);
            isInstalled = true;
        }
        finally
        {
            gate.Release();
        }
    }

    private string InFolder(string file) => Path.Combine(folder.FullName, Path.GetFileName(file));

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
