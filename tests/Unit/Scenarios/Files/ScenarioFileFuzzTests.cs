using CsCheck;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

/// <summary>Valid files, spoilt: whatever they say then, they are read or refused in one line.</summary>
[TestClass]
public sealed class ScenarioFileFuzzTests
{
    private static readonly string[] Bits =
    [
        "&a ",
        "*a",
        "!!str ",
        "!<x> ",
        "? ",
        ": ",
        "- ",
        "\t",
        "{",
        "}",
        "[",
        "]",
        "|\n",
        ">\n",
        "\"",
        "'",
        "\\x",
        "\"\\UFFFFFFFF\"",
        "\"\\uD800\"",
        "\0",
        "\uFEFF",
        "%YAML 9999999999.1\n",
        "%TAG ! x\n",
        "---\n",
        "...\n",
        "<<: *a\n",
        "null",
        "~",
        "name: x\n",
        "expect: none\n",
        "steps:\n",
        "- click:\n",
        "1e9",
        "0x1F",
        ",",
        "\r",
        "\u0085",
        "\u2028",
        "# ",
        new string('[', 200),
        new string('x', 5_000),
        string.Concat(Enumerable.Repeat("- ", 100)),
        string.Concat(Enumerable.Repeat("a: {", 60)),
    ];

    private static readonly string[] Files = [.. ScenarioCatalog.All.Select(ScenarioFileWriter.Write)];

    private static readonly Gen<string> Spoilt = Gen.Select(
            Gen.OneOf(Files),
            Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1_000], Gen.Int[0, 30], Gen.OneOf(Bits)).Array[1, 6]
        )
        .Select((file, changes) => changes.Aggregate(file, Spoil));

    [TestMethod]
    public void File_SpoiltInAnyWay_IsReadOrRefusedInOneLine()
    {
        var (read, refused) = (0, 0);
        Spoilt.Sample(
            text =>
            {
                try
                {
                    ScenarioFile.Read(text);
                    Interlocked.Increment(ref read);
                }
                catch (ScenarioFileException wrong)
                {
                    Assert.IsFalse(wrong.Message.Any(char.IsControl), wrong.Message);
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 5_000
        );

        // Were there only one of the two, little would be shown.
        Assert.IsGreaterThan(50, read);
        Assert.IsGreaterThan(500, refused);
    }

    private static string Spoil(string text, (int How, int At, int Length, string Bit) change)
    {
        var at = Math.Min(change.At, text.Length);
        var until = Math.Min(at + change.Length, text.Length);
        return change.How switch
        {
            0 => text.Insert(at, change.Bit),
            1 => text.Remove(at, until - at),
            2 => text[..at] + change.Bit + text[until..],
            3 => text + text[at..until],
            4 => text.Insert(until, text[at..until]),
            _ => text[at..] + text[..at],
        };
    }
}
