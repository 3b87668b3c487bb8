using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>A static check of a page. Pure: what was read goes in, findings come out.</summary>
internal interface IRule
{
    /// <summary>Id, summary and fix of the rule.</summary>
    RuleInfo Info { get; }

    /// <summary>Each breach of it.</summary>
    IEnumerable<Finding> Check(HostPage page);

    /// <summary>What the rule cannot decide about a page.</summary>
    IEnumerable<Gap> Gaps(HostPage page) => [];
}

/// <summary>One breach of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What is wrong here, in one line.</param>
/// <param name="Place">Where, in what was read.</param>
internal sealed record Finding(RuleInfo Rule, string Message, Place Place)
{
    /// <summary>What to do here; the rule's own words where nothing better is known.</summary>
    public string Fix { get; init; } = Rule.Fix;

    /// <summary>The embed that suffers; null where the page as a whole does.</summary>
    public Embed? Embed { get; init; }

    /// <summary>What the breach takes from the embed for certain.</summary>
    public PredictedCapabilities Breaks { get; init; }
}

/// <summary>What a rule cannot tell from what was read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Embed">Of which embed.</param>
/// <param name="Capabilities">What of it stays open.</param>
/// <param name="Missing">What would have to be known, in one line.</param>
internal sealed record Gap(RuleInfo Rule, Embed Embed, PredictedCapabilities Capabilities, string Missing);

/// <summary>What is predicted of an embed.</summary>
[Flags]
public enum PredictedCapabilities
{
    /// <summary>No capability.</summary>
    None = 0,

    /// <summary>The widget loads.</summary>
    Loads = 1,

    /// <summary>The widget may use the microphone, if the person allows it.</summary>
    Microphone = 2,

    /// <summary>The page hears the widget's messages, with its origin.</summary>
    Messages = 4,

    /// <summary>All capabilities.</summary>
    All = Loads | Microphone | Messages,
}
