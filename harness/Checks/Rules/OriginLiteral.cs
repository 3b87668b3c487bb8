using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class OriginLiteral : IRule
{
    private const string Open =
        "a listener of the page compares origins with a text that none can be, and whether another one hears is not known";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.OriginLiteral,
            Severity = Severity.Error,
            Summary = "A listener compares event.origin with a text that an origin can be.",
            Why =
                "An origin is scheme, host and port, in lower case and without a slash behind. What is compared with anything else never fits, "
                + "and the page waits for ever for a widget that is well.",
            Fix = "Compare with \"https://koji.so\".",
            Link = RuleLinks.Messages,
            Passing = Comparing("https://koji.so"),
            Failing = Comparing("https://koji.so/"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        Never(page)
            .Select(never => new Finding(Info, $"event.origin is compared with \"{never.Text}\", which no origin ever is.", never.Place)
            {
                Fix = $"Compare with \"{never.Origin}\".",
            });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        Never(page).Count > 0 ? page.Embeds.Select(embed => new Gap(Info, embed, PredictedCapabilities.Messages, Open)) : [];

    private static RuleExample Comparing(string origin) =>
        Examples.Page(
            $"{Examples.Tag()}<script>addEventListener(\"message\", event => {{ if (event.origin === \"{origin}\") show(event.data); }});</script>"
        );

    // What other texts are compared with is not known. A page that names the origin rightly as well hears the widget.
    private static List<(string Text, string Origin, Place Place)> Never(HostPage page)
    {
        var compared = page.Scripts.SelectMany(ScriptMessages.ComparedOrigins).ToList();
        string[] origins =
        [
            .. KojiAddress.Published.Select(address => address.Base.Origin()),
            .. page.Sites.Origins.Select(origin => origin.ToString()),
        ];
        if (compared.Any(item => origins.Contains(item.Text)))
            return [];
        return
        [
            .. from item in compared
            let origin = Array.Find(origins, origin => item.Text.Contains(new Uri(origin).Authority, StringComparison.OrdinalIgnoreCase))
            where origin is not null && !CanBe(item.Text)
            select (UriParts.WithoutCredentials(item.Text), origin, item.Place),
        ];
    }

    private static bool CanBe(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Origin() == text;
}
