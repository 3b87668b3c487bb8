namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>The bridge script as it was built.</summary>
internal static class BridgeBundle
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "KojiWidgetHarness.sln")))
                continue;
            var path = System.IO.Path.Combine(folder.FullName, "wwwroot", "bridge", "koji-bridge.js");
            return File.Exists(path)
                ? path
                : throw new FileNotFoundException("The bridge is not built. Run `npm ci && npm run build` in host/Bridge.", path);
        }

        throw new DirectoryNotFoundException("The tests do not run below the repository, where the bridge is.");
    }
}
