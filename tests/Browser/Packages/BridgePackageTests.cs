using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using KojiWidgetHarness.Tests.Browser.Bridge;
using KojiWidgetHarness.Tests.Browser.Cli;

namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>The npm package <c>koji-bridge</c>, packed as it stands and bundled into a page's own code.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class BridgePackageTests
{
    // Packing writes into one folder of the sources, so it is done once.
    private static readonly Lazy<Task<byte[]>> Packed = new(PackAsync);

    private const string Application = """
        import { start } from 'koji-bridge';
        const seen = [];
        window.application = { seen, bridge: start({ widgetOrigins: ['WIDGET'], onEvent: event => seen.push(event) }) };
        """;

    [TestMethod]
    public async Task Package_InThePagesOwnCode_TellsThePageAndNobodyElse()
    {
        using var folder = new PageFolder();
        await using var site = await BridgeSite.StartAsync();
        var script = await BundleAsync(folder.Path, Application.Replace("WIDGET", site.Widget.Origin, StringComparison.Ordinal));
        var asked = new List<string>();
        site.Page.Request += (_, request) => asked.Add(request.Url);
        site.Page.WebSocket += (_, socket) => asked.Add(socket.Url);
        site.Host.Html =
            $"""<!doctype html><title>shop</title><script>before = Object.keys(window)</script><script>{script}</script><iframe src="{site.WidgetSrc}"></iframe>""";

        await site.Page.GotoAsync(site.Host.Origin);
        await site.Page.WaitForFunctionAsync("() => application.seen.some(event => event.code === 'frame.loaded')");

        var codes = await site.Page.EvaluateAsync<string[]>("() => application.seen.map(event => `${event.sequence} ${event.code}`)");
        CollectionAssert.AreEqual(new[] { "1 bridge.started", "2 frame.found", "3 frame.loaded" }, codes);
        // Numbers are the page's frames.
        var globals = await site.Page.EvaluateAsync<string[]>(
            "() => Object.keys(window).filter(name => isNaN(name) && !before.includes(name))"
        );
        CollectionAssert.AreEquivalent(new[] { "before", "application" }, globals);
        await site.Page.EvaluateAsync("() => application.bridge.stop()");
        Assert.IsEmpty(
            asked.Where(url =>
                url != site.Host.Origin + "/" && url != site.WidgetSrc && !url.EndsWith("favicon.ico", StringComparison.Ordinal)
            )
        );
        Assert.IsEmpty(site.Inbox.Events);
    }

    [TestMethod]
    public async Task Package_HasTypesForEachOfItsFiles()
    {
        using var folder = new PageFolder();

        var package = await UnpackAsync(folder.Path);

        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(package, "package.json")));
        var entry = manifest.RootElement.GetProperty("exports").GetProperty(".");
        Assert.IsTrue(File.Exists(Path.Combine(package, entry.GetProperty("default").GetString()!)));
        File.WriteAllText(
            Path.Combine(folder.Path, "use.ts"),
            """
            import { start, type EmittedEvent } from 'koji-bridge';
            const seen: EmittedEvent[] = [];
            start({ onEvent: event => seen.push(event) });
            // @ts-expect-error There is no such option.
            start({ onEvents: () => undefined });
            """
        );
        var (exitCode, output) = await NodeAsync(
            folder.Path,
            Path.Combine(Source, "node_modules", "typescript", "bin", "tsc"),
            "--noEmit",
            "--strict",
            "--skipLibCheck",
            "false",
            "--target",
            "es2022",
            "--lib",
            "es2022,dom,dom.iterable",
            "--module",
            "nodenext",
            "--moduleResolution",
            "nodenext",
            "use.ts"
        );
        Assert.AreEqual(0, exitCode, output);
    }

    /// <summary>The page's script with the package in it.</summary>
    private static async Task<string> BundleAsync(string folder, string application)
    {
        await UnpackAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "application.js"), application);
        var (exitCode, output) = await NodeAsync(
            folder,
            "-e",
            "require('esbuild').buildSync({ entryPoints: ['application.js'], bundle: true, nodePaths: [process.env.NODE_PATH], format: 'iife', outfile: 'page.js', logLevel: 'error' })"
        );
        Assert.AreEqual(0, exitCode, output);
        // Inside a script element the text would end it.
        return (await File.ReadAllTextAsync(Path.Combine(folder, "page.js"))).Replace("</script", "<\\/script", StringComparison.Ordinal);
    }

    private static async Task<string> UnpackAsync(string folder)
    {
        var modules = Directory.CreateDirectory(Path.Combine(folder, "node_modules")).FullName;
        await using (var archive = new GZipStream(new MemoryStream(await Packed.Value), CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(archive, modules, overwriteFiles: true);
        var package = Path.Combine(modules, "koji-bridge");
        Directory.Move(Path.Combine(modules, "package"), package);
        return package;
    }

    private static async Task<byte[]> PackAsync()
    {
        using var folder = new PageFolder();
        var (exitCode, output) = await DotNet.RunAsync("npm", ["pack", "--silent", "--pack-destination", folder.Path], Source);
        Assert.AreEqual(0, exitCode, output);
        return await File.ReadAllBytesAsync(Directory.GetFiles(folder.Path, "koji-bridge-*.tgz").Single());
    }

    // What the package depends on is in the bridge's own folder already.
    private static Task<(int ExitCode, string Output)> NodeAsync(string folder, params IReadOnlyList<string> arguments) =>
        DotNet.RunAsync("node", arguments, folder, ("NODE_PATH", Path.Combine(Source, "node_modules")));

    private static string Source => Path.Combine(DotNet.Repository, "host", "Bridge");
}
