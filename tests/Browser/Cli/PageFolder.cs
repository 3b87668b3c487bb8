namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>A folder of pages that is gone when the test is.</summary>
internal sealed class PageFolder : IDisposable
{
    public PageFolder(params IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("koji-pages-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
