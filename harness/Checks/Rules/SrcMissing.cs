using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcMissing : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcMissing,
            Severity = Severity.Warning,
            Summary = "The iframe that a script leads to Koji has a src, or an allow that names Koji's origin.",
            Why =
                "allow=\"microphone\" means the origin of the src. An iframe without one that a script navigates gets no microphone, though it shows the widget.",
            Fix = "Give the iframe the widget's address as its src, or name the origin: allow=\"microphone https://koji.so\".",
            Link = RuleLinks.AllowAttribute,
            Passing = Examples.Good,
            Failing = Examples.Page(
                $"<iframe title=\"Interview\" name=\"koji\" allow=\"microphone\"></iframe><script>frames.koji.location = \"https://koji.so/api/v1/embed/{Examples.Project}\";</script>"
            ),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        if (page.Addresses.Count == 0)
            yield break;
        var (line, koji) = (page.Addresses[0].Line, page.Addresses[0].Koji);
        foreach (var frame in page.EmptyFrames.Where(frame => Names(frame.Allow, koji.Base) == false))
        {
            yield return new(
                Info,
                $"The iframe has no src. Where the script with Koji's address in line {line} leads it there, allow=\"{frame.Allow}\" gives the microphone to nobody.",
                frame.Place
            )
            {
                Fix = FixFor(koji.Base),
            };
        }
    }

    /// <summary>
    /// Whether an allow names an origin for the microphone, of an iframe without src; null where it does not speak of the microphone.
    /// </summary>
    internal static bool? Names(string? allow, Uri address) =>
        allow is not null && PolicyText.Of(allow, Feature, isAttribute: true) is { } list && WebOrigin.Of(address) is { } origin
            ? list.Has(origin, null, null)
            : null;

    internal static string FixFor(Uri address) =>
        $"Give the iframe the widget's address as its src, or name the origin: allow=\"microphone {address.Origin()}\".";
}
