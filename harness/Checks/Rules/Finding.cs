using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

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
