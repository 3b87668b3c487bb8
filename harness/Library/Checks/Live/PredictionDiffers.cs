using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Live;

/// <summary>What is said where a browser does otherwise than was foretold.</summary>
public static class PredictionDiffers
{
    /// <summary>What it is about. It is no rule for pages: a breach of it is ours, or a script's of the page.</summary>
    public static RuleInfo Info { get; } = new()
    {
        Id = new("prediction-differs"),
        Severity = Severity.Warning,
        Summary = "A browser does what was foretold.",
        Why = "Either a script changes the page after it was read, or the prediction is wrong.",
        Fix = "Look for a script that changes the iframe. If there is none, the prediction is wrong: please report it with the page's headers and the tag.",
        Link = RuleLinks.Iframe,
        Passing = Examples.Good,
        Failing = Examples.Page($"{Examples.Tag()}<script>document.querySelector(\"iframe\").allow = \"\";</script>"),
    };

    internal static IEnumerable<CheckFinding> Check(CheckedEmbed embed, Place place)
    {
        var (foretold, because, seen) = (embed.Predicts, embed.Because, embed.Observed);
        foreach (var (what, expected, actual, reason) in new[]
        {
            ("loads", foretold.Loads, seen?.Loads, because.Loads),
            ("microphone", foretold.Microphone, seen?.Microphone, because.Microphone),
            ("messages", foretold.Messages, seen?.Messages, because.Messages),
        })
        {
            if (expected is null || actual is null || expected == actual)
                continue;
            yield return new()
            {
                Rule = Info.Id.Value,
                Severity = Info.Severity,
                Line = place.Line,
                Column = place.Column,
                Message = $"{what}: {Word(expected.Value)} was foretold ({reason}), and the browser says {Word(actual.Value)}.",
                Fix = Info.Fix,
            };
        }
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
