namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>
/// The form of C# sources, as far as <c>dotnet csharpier format .</c> does not give it: it breaks no text and no comment.
/// </summary>
[TestClass]
public sealed class SourceFormTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 300;

    private static readonly string[] Built = ["bin", "obj", "node_modules", "TestResults", "artifacts"];

    [TestMethod]
    public void Lines_AreShort_ButForTexts()
    {
        var breaches =
            from file in Sources()
            from line in TooLong(File.ReadAllLines(file))
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line}";

        Assert.AreEqual("", string.Join('\n', breaches), $"{LongestLine} columns are the most; the rest goes on the next line");
    }

    [TestMethod]
    public void Files_AreShort()
    {
        var breaches =
            from file in Sources()
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{Path.GetRelativePath(Repository.Root, file)}: {lines}";

        Assert.AreEqual("", string.Join('\n', breaches), $"{LongestFile} lines are the most; move a part to a file of its own");
    }

    [TestMethod]
    [DataRow("    // {0}", true)]
    [DataRow("    /// <summary>{0} \"quoted\"</summary>", true)]
    [DataRow("    var name = {0};", true)]
    [DataRow("    const string Text = \"{0}\";", false)]
    public void Line_ThatIsTooLong_IsFoundUnlessATextIs(string line, bool isFound) =>
        Assert.AreEqual(isFound, TooLong([line.Replace("{0}", new string('x', LongestLine), StringComparison.Ordinal)]).Any());

    [TestMethod]
    public void TextOfSeveralLines_IsAsItsReaderNeedsIt() =>
        Assert.IsEmpty(TooLong(["    const string Text = \"\"\"", new string('x', LongestLine + 1), "        \"\"\";"]));

    private static IEnumerable<int> TooLong(string[] lines)
    {
        var isText = false;
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            var wasText = isText;
            isText ^= (line.Split("\"\"\"").Length - 1) % 2 == 1;
            var isComment = line.TrimStart().StartsWith("//", StringComparison.Ordinal);
            if (line.Length > LongestLine && !wasText && (isComment || !line.Contains('"')))
                yield return number;
        }
    }

    private static IEnumerable<string> Sources() =>
        new[] { "host", "harness", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(Built.Contains));
}
