namespace KojiWidgetHarness.Tests.Unit.Architecture;

[TestClass]
public sealed class WayOutTests
{
    // What is printed passes one place, which cleans it: nothing opens another way to the console.
    private static readonly string[] Ways =
    [
        "OpenStandardOutput",
        "OpenStandardError",
        "AnsiConsole.Create(",
        "new AnsiConsoleOutput(",
        ".AddConsole(",
    ];

    [TestMethod]
    public void Console_HasOneWayOut()
    {
        var others =
            from file in new[] { "host", "harness" }.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
            where !name.Contains("/obj/", StringComparison.Ordinal)
            from way in Ways
            where File.ReadAllText(file).Contains(way, StringComparison.Ordinal)
            select $"{name}: {way}";

        CollectionAssert.AreEquivalent(
            new[] { "harness/Cli/Output/Terminal.cs: AnsiConsole.Create(", "host/Logging/PrintedFormatter.cs: .AddConsole(" },
            others.ToArray()
        );
    }
}
