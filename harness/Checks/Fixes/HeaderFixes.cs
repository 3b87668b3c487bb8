using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>What can be fixed in a page's response headers without asking anybody.</summary>
internal static class HeaderFixes
{
    /// <summary>The headers that should take the place of those which break a rule for an embed of Koji's.</summary>
    public static IEnumerable<HeaderFix> Of(HostPage page, IReadOnlyList<IRule> rules)
    {
        var values = page.Values(ContentSecurityPolicy.HeaderName);
        var policies = values.Select(value => TextEdit.Apply(value, FramePolicyFix.Edits(value, isMeta: false, page))).ToList();
        if (!policies.SequenceEqual(values))
            yield return new(
                ContentSecurityPolicy.HeaderName,
                string.Join(", ", policies),
                "Everything else that the policy says is as it was."
            );

        // Where other pages suffer too, the new header could break them in another way.
        var (own, legacy) = (
            Suffering(RuleIds.PermissionsPolicy).Any(embed => embed.IsKoji),
            Suffering(RuleIds.FeaturePolicy) is { Count: > 0 } all && all.All(embed => embed.IsKoji)
        );
        if ((own || legacy) && PermissionsPolicyFix.Of(page.Values(PermissionsPolicyHeader.Name), page) is { } value)
        {
            yield return new(
                PermissionsPolicyHeader.Name,
                value,
                own
                    ? "The header's other members are as they were."
                    : $"Of what it names, browsers no longer ask {PermissionsPolicyHeader.LegacyName}; that may go once its other features are here too."
            );
        }

        List<Embed> Suffering(RuleId id) =>
            [
                .. rules
                    .Where(rule => rule.Info.Id == id)
                    .SelectMany(rule => rule.Check(page))
                    .Where(PageChecker.IsReported)
                    .Select(finding => finding.Embed)
                    .OfType<Embed>(),
            ];
    }
}

/// <summary>A response header as the page should be served with.</summary>
/// <param name="Name">Its name. All headers of that name that came with the page give way to this one.</param>
/// <param name="Value">What it should say.</param>
/// <param name="Note">What to know of it, in one line.</param>
public sealed record HeaderFix(string Name, string Value, string Note);

/// <summary>Fixes the policies in a page's <c>meta</c> elements.</summary>
internal static class MetaFixes
{
    /// <summary>The edits of the page.</summary>
    public static IReadOnlyList<TextEdit> Edits(HostPage page)
    {
        var edits = new List<TextEdit>();
        foreach (var meta in page.MetaPolicies)
        {
            if (meta.Tag is not { Foreign: null } tag)
                continue;
            var editor = new TagEditor(page.Source.Text, tag, page.Source.Language, _ => meta.Text);
            editor.Change("content", text => FramePolicyFix.Edits(text, isMeta: true, page));
            edits.AddRange(editor.Edits);
        }

        return edits;
    }
}
