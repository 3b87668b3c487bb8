using System.Xml.Linq;

namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every project outside the tests, with the projects that it refers to.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Projects { get; } =
        new[] { "host", "harness" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .ToDictionary(Name, path => (IReadOnlyList<string>)[.. Includes(path, "ProjectReference").Select(Name)]);

    public static IEnumerable<string> Packages(string project) =>
        Includes(Directory.EnumerateFiles(Root, project + ".csproj", SearchOption.AllDirectories).Single(), "PackageReference");

    private static IEnumerable<string> Includes(string path, string item) =>
        XDocument.Load(path).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KojiWidgetHarness.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("KojiWidgetHarness.sln is not above the tests. Run them from a checkout.");
    }
}
