namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>The word list of <c>.github/CONTRIBUTING.md</c>, compared with everything that people write in this repository.</summary>
[TestClass]
public sealed class WordListTests
{
    // What is built, fetched or locked was not written here; the list itself has each banned word.
    private static readonly string[] Folders = ["bin", "obj", "node_modules", "dist", "bridge", "TestResults", "artifacts", ".git"];
    private static readonly string[] Endings =
    [
        ".cs",
        ".razor",
        ".cshtml",
        ".ts",
        ".js",
        ".mjs",
        ".css",
        ".html",
        ".md",
        ".json",
        ".yml",
        ".props",
        ".csproj",
    ];
    private static readonly string[] Others = ["CONTRIBUTING.md", "package-lock.json", "packages.lock.json", "WordListTests.cs"];

    [TestMethod]
    public void Sources_UseNoWordThatTheListReplaces()
    {
        var list = WordList.Read();

        var breaches = string.Join(
            '\n',
            from file in Files(Repository.Root).AsParallel().AsOrdered()
            from found in list.Find(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Repository.Root, file)}:{found.Line}: {found.Phrase}"
        );

        Assert.IsTrue(breaches.Length == 0, $".github/CONTRIBUTING.md has the words to use instead of:\n{breaches}");
    }

    [TestMethod]
    [DataRow("`told`", "GetToldAsync", "Told", DisplayName = "within a name")]
    [DataRow("`told`", "\"told\"", "told", DisplayName = "in a string")]
    [DataRow("`told`", "stolid, untoldable", "", DisplayName = "as a part of a word")]
    [DataRow("`held again`", "HeldAgain", "Held Again", DisplayName = "a phrase as a name")]
    [DataRow("`held again`", "HELD_AGAIN", "HELD AGAIN", DisplayName = "a phrase with an underscore")]
    [DataRow("`held … times`", "held at most 3 times", "held at most 3 times", DisplayName = "words between")]
    [DataRow("`held … times`", "held times", "", DisplayName = "no words between")]
    [DataRow("`is no` (but `there is no`)", "There is no file", "", DisplayName = "an exception")]
    [DataRow(
        "`is no` (but `there is no`), `told`",
        "There is no file, this is no other, told",
        "is no, told",
        DisplayName = "an exception beside breaches"
    )]
    public void Word_IsFoundAsAWhole(string banned, string line, string expected) =>
        Assert.AreEqual(
            expected,
            string.Join(", ", WordList.Parse([$"| term | meaning | {banned} |"]).Find(line).Select(found => found.Phrase))
        );

    [TestMethod]
    public void List_IsReadFromTheDocument()
    {
        var list = WordList.Read();

        Assert.IsGreaterThan(10, list.Terms);
        Assert.IsGreaterThan(list.Terms, list.Banned);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(file => Endings.Contains(Path.GetExtension(file)) && !Others.Contains(Path.GetFileName(file)))
            .Concat(Directory.EnumerateDirectories(folder).Where(below => !Folders.Contains(Path.GetFileName(below))).SelectMany(Files));
}
