using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>Widgets that a script put into the page, or led a frame of it to: no iframe with that src is in its text.</summary>
/// <param name="checker">What checks them, as if they had been written.</param>
internal sealed class InsertedFrames(PageChecker checker)
{
    private const string Why = "(put in by a script) ";

    /// <summary>Checks one.</summary>
    /// <param name="source">The page as the browser got it.</param>
    /// <param name="frame">The iframe.</param>
    /// <param name="address">Where it was led to.</param>
    /// <returns>Null where it cannot be distinguished from the page as it is.</returns>
    public (CheckedEmbed Embed, IReadOnlyList<CheckFinding> Findings)? Check(PageSource source, LiveFrame frame, Uri address)
    {
        var hasSrc = frame.Attributes.TryGetValue("src", out var src) && src.Length > 0 && src != "about:blank";
        var metas = string.Concat(
            checker
                .PoliciesIn(source)
                .Select(meta =>
                    $"<meta http-equiv=\"{ContentSecurityPolicy.HeaderName}\" content=\"{System.Net.WebUtility.HtmlEncode(meta)}\">"
                )
        );
        var page = checker.Check(
            source with
            {
                Text = $"<!doctype html><head>{metas}</head><body>{frame.Tag(address.AbsoluteUri)}",
                IsServed = true,
            }
        );
        if (page.Embeds is not [var embed])
            return null;
        var findings = page.Findings.Select(finding => finding with { Line = 0, Column = 0, Message = Why + finding.Message }).ToList();
        if (!hasSrc && SrcMissing.Names(frame.Attributes.GetValueOrDefault("allow"), address) == false)
        {
            var rule = RuleCatalog.All.Single(rule => rule.Id == RuleIds.SrcMissing);
            findings.RemoveAll(finding => finding.Rule == RuleIds.AllowMicrophone.Value);
            findings.Add(
                new()
                {
                    Rule = rule.Id.Value,
                    Severity = rule.Severity,
                    Line = 0,
                    Column = 0,
                    Message =
                        $"{Why}The iframe has no src, and a script led it to {address.Origin()}: allow=\"microphone\" means the src's origin, which is nobody's.",
                    Fix = SrcMissing.FixFor(address),
                }
            );
            embed = embed with
            {
                Predicts = embed.Predicts with { Microphone = false },
                Because = embed.Because with { Microphone = rule.Id.Value },
            };
        }

        return (embed with { Line = 0 }, findings);
    }
}
