using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>How the tags that break a rule are fixed.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Grants">Whether the frame may do more afterwards, so that it is not for one that leads elsewhere than to Koji.</param>
/// <param name="Change">Changes the tag of one embed.</param>
internal sealed record TagFix(RuleId Rule, bool Grants, Action<Embed, TagEditor, KojiSites> Change);
