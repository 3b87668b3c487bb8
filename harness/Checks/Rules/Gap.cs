using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>What a rule cannot tell from what was read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Embed">Of which embed.</param>
/// <param name="Capabilities">What of it stays open.</param>
/// <param name="Missing">What would have to be known, in one line.</param>
internal sealed record Gap(RuleInfo Rule, Embed Embed, PredictedCapabilities Capabilities, string Missing);
