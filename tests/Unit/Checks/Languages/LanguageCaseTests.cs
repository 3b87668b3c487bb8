using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Tests.Unit.Checks.Languages;

/// <summary>
/// Embeds in every language that is read, at a page without policies: each is right, or open for the reason that it has, and none is passed
/// over in silence.
/// </summary>
[TestClass]
public sealed class LanguageCaseTests(TestContext test)
{
    private static IEnumerable<string> Languages =>
        Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Checks/Languages/Cases"), "*.txt")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public async Task Embeds_OfALanguage_AreRightOrOpenForTheirReason(string language)
    {
        var cases = LanguageCase.Of(language);
        var (wrong, decided, open, unread) = (new List<string>(), 0, 0, 0);
        foreach (var each in cases)
        {
            var said = await SayAsync(each);
            decided += said.Count(line => line.Length == 3 && !line.Contains('?', StringComparison.Ordinal));
            open += said.Count(line => line.Length > 2 && line[..3].Contains('?', StringComparison.Ordinal));
            unread += said.Count(line => line.StartsWith("unread", StringComparison.Ordinal));
            if (!Agrees(each.Expected, said))
                wrong.Add($"{each.Kind}\n  expected: {string.Join(" | ", each.Expected)}\n  said:     {string.Join(" | ", said)}");
        }

        test.WriteLine($"{language}: {cases.Count} files, {decided} embeds decided, {open} open, {unread} not looked at");
        Assert.IsGreaterThanOrEqualTo(10, cases.Count);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    // What is commented out may be said to be not looked at.
    private static bool Agrees(IReadOnlyList<string> expected, IReadOnlyList<string> said) =>
        expected is ["none"]
            ? said.All(line => line.StartsWith("unread", StringComparison.Ordinal))
            : expected.Count == said.Count && expected.Zip(said).All(pair => IsSaid(pair.First, pair.Second));

    private static bool IsSaid(string expected, string said)
    {
        var (mark, reason) = expected.Split(' ', 2) is [var first, var second] ? (first, second) : (expected, "");
        return said.StartsWith(mark, StringComparison.Ordinal)
            && said.Contains(reason, StringComparison.Ordinal)
            && (mark == "unread" || mark.Contains('?', StringComparison.Ordinal) || said == mark);
    }

    private static async Task<IReadOnlyList<string>> SayAsync(LanguageCase each)
    {
        var folder = Directory.CreateTempSubdirectory("koji-language-");
        try
        {
            var path = Path.Combine(folder.FullName, each.File);
            await File.WriteAllTextAsync(path, each.Text);
            var source = PageFiles.IsPage(path) ? (await PageFiles.ReadAsync(path, null, default)).Source! : null;
            var searched = source is null ? await PageFiles.SearchAsync(path, folder.FullName, [], default) : null;
            source ??= searched!.Script;
            if (source is null)
                return [.. searched!.Addresses.Select(line => $"unread {line}")];
            var page = new PageChecker([]).Check(source with { Address = new("https://shop.example/"), Headers = [] }, isOneOfMany: true);
            return [.. page.Embeds.Select(Said), .. (page.Skipped ?? []).Select(line => $"unread {line}")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Said(CheckedEmbed embed)
    {
        var (predicts, because) = (embed.Predicts, embed.Because);
        var marks = $"{Mark(predicts.Loads)}{Mark(predicts.Microphone)}{Mark(predicts.Messages)}";
        var open = new[]
        {
            (predicts.Loads, because.Loads),
            (predicts.Microphone, because.Microphone),
            (predicts.Messages, because.Messages),
        }
            .Where(part => part.Item1 is null)
            .Select(part => part.Item2)
            .Distinct();
        return $"{marks} {string.Join("; ", open)}".TrimEnd();
    }

    private static char Mark(bool? value) =>
        value switch
        {
            true => 'y',
            false => 'n',
            _ => '?',
        };
}
