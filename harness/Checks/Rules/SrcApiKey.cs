using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed partial class SrcApiKey : IRule
{
    private static readonly string[] Names = ["api_key", "apikey", "key", "secret", "token", "access_token", "authorization"];
    private static readonly string[] Beginnings = ["koji_sk_", "pk_live_", "Bearer "];

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcApiKey,
            Severity = Severity.Error,
            Summary = "The src carries no API key.",
            Why = "Anyone who opens the page can read it, and so can every log on the way. The widget needs none.",
            Fix = "Take the key out, and revoke it: it has been published.",
            Link = RuleLinks.QuerySecrets,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?api_key=pk_live_0123456789")),
        };

    public IEnumerable<Finding> Check(HostPage page) => Keys(page).Concat(Credentials(page));

    // Chromium blocks what a page loads from an address with a user or a password in it.
    private IEnumerable<Finding> Credentials(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Known is { UserInfo.Length: > 0 } && embed.Origin != page.Origin)
            .Select(embed => new Finding(
                Info,
                "The src has a user or a password before its host: browsers do not load such a frame.",
                embed.Place
            )
            {
                Embed = embed,
                Breaks = PredictedCapabilities.All,
                Fix = "Take the user and the password out of the src, and change the password: it has been published.",
            });

    private IEnumerable<Finding> Keys(HostPage page) =>
        from embed in page.Embeds
        from parameter in embed.Parameters
        where Carries(parameter.Name, parameter.Value)
        select new Finding(Info, $"The parameter {parameter.Name} carries a key.", embed.Place) { Embed = embed };

    /// <summary>The src with no key and no password in it, for people to read.</summary>
    internal static string Hide(string src)
    {
        foreach (var key in new SrcParameters(src).All.Reverse().Where(parameter => Carries(parameter.Name, parameter.Value)))
            src = src[..key.Start] + $"{key.Name}={Redactor.Mark}" + src[(key.Start + key.Length)..];
        return UserInfo().Replace(src, $"$1{Redactor.Mark}@");
    }

    internal static bool Carries(string name, string value) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Beginnings.Any(beginning => value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#]*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
