using System.Runtime.InteropServices;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>What other teams get: the packed files, not the projects.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class PackageTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-tool-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    // Packing, building and testing in one: longer than other tests may take on a busy machine.
    [TestMethod]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Sample_AgainstThePackedLibrary_PassesAndSaysWhyOnceItsPageIsBroken()
    {
        await Packed.LibraryAsync();
        var sample = Path.Combine(DotNet.Repository, "tests", "Sample");
        var (built, words) = await DotNet.RunAsync(
            "dotnet",
            [
                "build",
                sample,
                "-c",
                DotNet.Configuration,
                DotNet.OneProcess,
                $"-p:KojiWidgetHarnessVersion={Packed.Version}",
                $"-p:RestoreAdditionalProjectSources={Packed.Folder}",
            ]
        );
        Assert.AreEqual(0, built, words);
        string[] tests = [Path.Combine(sample, "bin", DotNet.Configuration, "net10.0", "KojiWidgetHarness.Tests.Sample.dll")];

        var (passed, output) = await DotNet.RunAsync("dotnet", tests);
        var (failed, story) = await DotNet.RunAsync(
            "dotnet",
            [.. tests, "--filter", "Name~HearsTheCustomer|Name~SaysWhichCode"],
            null,
            ("SHOP_ALLOW", "microfone")
        );

        Assert.AreEqual(0, passed, output);
        StringAssert.Contains(output, "succeeded: 4");
        Assert.AreEqual(2, failed, story);
        StringAssert.Contains(story, "microphone.started did not come after widget.ready.");
        StringAssert.Contains(story, "(allow-does-not-delegate, proven)");
        StringAssert.Contains(story, "Fix: Write allow=\"microphone\"");
        StringAssert.Contains(story, "✕ widget   microphone_denied      Microphone access was denied by the user or browser.");
        StringAssert.Contains(story, "Expected the scenario ours to pass.");
        StringAssert.Contains(story, "fail: cause: expected permission-denied proven, found allow-does-not-delegate proven");
    }

    [TestMethod]
    [HeldBack("The workflow for changes packs the tool, and installs and runs it on each platform.")]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Tool_InstalledIntoAnEmptyFolder_RunsWithoutNode()
    {
        // For this platform alone, and what is built already.
        string[] quickly =
        [
            $"-p:ToolPackageRuntimeIdentifiers={Platform}",
            "-p:AppendRuntimeIdentifierToOutputPath=false",
            "-p:PublishReadyToRun=false",
        ];
        await DotNet.PackAsync("harness/Cli", Packed.Version, Packed.Folder, quickly);
        var tools = folder.CreateSubdirectory("tools");
        var (installed, words) = await DotNet.RunAsync(
            "dotnet",
            [
                "tool",
                "install",
                "KojiWidgetHarness.Cli",
                "--tool-path",
                tools.FullName,
                "--add-source",
                Packed.Folder,
                "--version",
                Packed.Version,
            ]
        );
        Assert.AreEqual(0, installed, words);
        var empty = folder.CreateSubdirectory("empty");
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();

        var (exitCode, output) = await DotNet.RunAsync(
            Path.Combine(tools.FullName, "koji-harness"),
            ["run", "unknown-project"],
            empty.FullName,
            ("PATH", RuntimeRoot),
            ("DOTNET_ROOT", RuntimeRoot),
            ("KOJI_BROWSER", BrowserKind.Chromium.Find(playwright)),
            ("XDG_DATA_HOME", folder.FullName)
        );

        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output, "1 passed, 0 failed");
        Assert.IsEmpty(empty.GetFileSystemInfos());
    }

    // The runtime is in ROOT/shared/Microsoft.NETCore.App/VERSION.
    private static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Platform =>
        (OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(), RuntimeInformation.OSArchitecture) switch
        {
            (true, _, _) => "win-x64",
            (_, true, Architecture.Arm64) => "osx-arm64",
            (_, true, _) => "osx-x64",
            (_, _, Architecture.Arm64) => "linux-arm64",
            _ => "linux-x64",
        };
}
