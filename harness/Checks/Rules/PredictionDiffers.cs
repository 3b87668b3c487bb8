using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>What is said where a browser does otherwise than was predicted.</summary>
public static class PredictionDiffers
{
    /// <summary>The rule's description. It is not a rule for pages: a breach of it is ours, or a script's of the page.</summary>
    public static RuleInfo Info { get; } = new()
    {
        Id = new("prediction-differs"),
        Severity = Severity.Warning,
        Summary = "A browser does what was predicted.",
        Why = "Either a script changes the page after it was read, or the prediction is wrong.",
        Fix = "Look for a script that changes the iframe. If there is none, the prediction is wrong: please report it with the page's headers and the tag.",
        Link = RuleLinks.Iframe,
        Passing = Examples.Good,
        Failing = Examples.Page($"{Examples.Tag()}<script>document.querySelector(\"iframe\").allow = \"\";</script>"),
    };

    /// <summary>Says that something was seen of which nothing was predicted.</summary>
    internal static CheckFinding Elsewhere(string message) => new()
    {
        Rule = Info.Id.Value, Severity = Severity.Info, Line = 0, Column = 0, Message = message, Fix = "Check the page in that frame by its own address.",
    };

    /// <param name="embed">With what was predicted and what was seen.</param>
    /// <param name="place">Where its tag begins.</param>
    /// <param name="changed">The attributes that are otherwise in the browser than they were read.</param>
    internal static IEnumerable<CheckFinding> Check(CheckedEmbed embed, Place place, IReadOnlyList<string> changed)
    {
        var (predicted, because, seen) = (embed.Predicts, embed.Because, embed.Observed);
        foreach (var (what, expected, actual, reason) in new[]
        {
            ("loads", predicted.Loads, seen?.Loads, because.Loads),
            ("microphone", predicted.Microphone, seen?.Microphone, because.Microphone),
            ("messages", predicted.Messages, seen?.Messages, because.Messages),
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
                Message = $"{what}: {Word(expected.Value)} was predicted ({reason}), and the browser says {Word(actual.Value)}."
                    + (changed.Count > 0 ? $" A script changed {string.Join(", ", changed)} of the iframe." : ""),
                Fix = changed.Count > 0 ? $"Look at the script that sets {string.Join(", ", changed)}: what it says counts, and allow counts only when the frame is loaded after it." : Info.Fix,
            };
        }
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
