using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>What is said of a page in a browser besides the rules: it is not a breach of the page's own text.</summary>
public static class LiveRules
{
    /// <summary>The browser did not get the widget, so that nothing was compared.</summary>
    public static RuleInfo NotReached { get; } =
        new()
        {
            Id = new("not-reached"),
            Severity = Severity.Warning,
            Summary = "The browser reaches the widget.",
            Why = "What a browser did not reach says nothing of the page: no prediction is compared with it.",
            Fix =
                "Open the address itself on this machine: if that fails too, it is the network, a proxy or a filter in between, and not the page.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag("https://koji.invalid/api/v1/embed/x")),
        };

    /// <summary>The browser got the page otherwise than it was read.</summary>
    public static RuleInfo ServedOtherwise { get; } =
        new()
        {
            Id = new("served-otherwise"),
            Severity = Severity.Warning,
            Summary = "The browser gets the page with the headers that its server sends.",
            Why =
                "A service worker, or a server that distinguishes browsers from programs, gives the browser other policies: those decide.",
            Fix = "Look at the service worker of the page, and at what the server sends to browsers.",
            Link = RuleLinks.EmbedderPolicy,
            Passing = Examples.Good,
            Failing = Examples.Page($"{Examples.Tag()}<script>navigator.serviceWorker.register(\"isolate.js\");</script>"),
        };

    /// <summary>A script gave the iframe an allow that came too late.</summary>
    internal static CheckFinding AllowSetLater(Place place) =>
        new()
        {
            Rule = RuleIds.AllowMicrophone.Value,
            Severity = Severity.Error,
            Line = place.Line,
            Column = place.Column,
            Message = "A script set allow when the frame had begun to load: it counts only when the frame loads again.",
            Fix = "Set allow before the src and before the iframe is put into the page.",
        };

    /// <summary>All rules of a look in a browser.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [PredictionDiffers.Info, NotReached, ServedOtherwise];
}

/// <summary>What is said where a browser does otherwise than was predicted.</summary>
public static class PredictionDiffers
{
    /// <summary>The rule's description. It is not a rule for pages: a breach of it is ours, or a script's of the page.</summary>
    public static RuleInfo Info { get; } =
        new()
        {
            Id = new("prediction-differs"),
            Severity = Severity.Warning,
            Summary = "A browser does what was predicted.",
            Why = "Either a script changes the page after it was read, or the prediction is wrong.",
            Fix =
                "Look for a script that changes the iframe. If there is none, the prediction is wrong: please report it with the page's headers and the tag.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page($"{Examples.Tag()}<script>document.querySelector(\"iframe\").allow = \"\";</script>"),
        };

    /// <summary>Says that something was seen of which nothing was predicted.</summary>
    internal static CheckFinding Elsewhere(string message) =>
        new()
        {
            Rule = Info.Id.Value,
            Severity = Severity.Info,
            Line = 0,
            Column = 0,
            Message = message,
            Fix = "Check the page in that frame by its own address.",
        };

    /// <param name="embed">With what was predicted and what was seen.</param>
    /// <param name="place">Where its tag begins.</param>
    /// <param name="changed">The attributes that are otherwise in the browser than they were read.</param>
    internal static IEnumerable<CheckFinding> Check(CheckedEmbed embed, Place place, IReadOnlyList<string> changed)
    {
        var (predicted, because, seen) = (embed.Predicts, embed.Because, embed.Observed);
        foreach (
            var (what, expected, actual, reason) in new[]
            {
                ("loads", predicted.Loads, seen?.Loads, because.Loads),
                ("microphone", predicted.Microphone, seen?.Microphone, because.Microphone),
                ("messages", predicted.Messages, seen?.Messages, because.Messages),
            }
        )
        {
            if (expected is null || actual is null || expected == actual)
                continue;
            yield return new()
            {
                Rule = Info.Id.Value,
                Severity = Info.Severity,
                Line = place.Line,
                Column = place.Column,
                Message =
                    $"{what}: {Word(expected.Value)} was predicted ({reason}), and the browser says {Word(actual.Value)}."
                    + (changed.Count > 0 ? $" A script changed {string.Join(", ", changed)} of the iframe." : ""),
                Fix =
                    changed.Count > 0
                        ? $"Look at the script that sets {string.Join(", ", changed)}: what it says counts, and allow counts only when the frame is loaded after it."
                        : Info.Fix,
            };
        }
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
