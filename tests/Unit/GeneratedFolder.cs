using KojiWidgetHarness.Tests.Unit.Architecture;

namespace KojiWidgetHarness.Tests.Unit;

/// <summary>A folder of the source tree whose every file is generated.</summary>
internal static class GeneratedFolder
{
    private const string Update = "UPDATE_DOCS";

    /// <summary>
    /// Fails with the names of the files that are otherwise than they should be; with UPDATE_DOCS=1 it writes them first.
    /// </summary>
    /// <param name="wanted">All files by name.</param>
    /// <param name="test">The class that asks, to be named in the remedy.</param>
    /// <param name="folder">The folder, below the root of the source tree.</param>
    public static void IsCurrent(IReadOnlyDictionary<string, string> wanted, string test, params string[] folder)
    {
        var path = Path.Combine([Repository.Root, .. folder]);
        if (Environment.GetEnvironmentVariable(Update) == "1")
            Write(path, wanted);

        var found = Directory
            .EnumerateFiles(path)
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

        var different = wanted
            .Keys.Union(found.Keys)
            .Where(name => found.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);
        Assert.AreEqual(
            "",
            string.Join(", ", different),
            $"These files are out of date. Write them anew: {Update}=1 dotnet test --project tests/Unit --filter {test}"
        );
    }

    private static void Write(string path, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(path);
        foreach (var orphan in Directory.EnumerateFiles(path).Where(file => !files.ContainsKey(Path.GetFileName(file))))
            File.Delete(orphan);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(path, name), text);
    }
}
