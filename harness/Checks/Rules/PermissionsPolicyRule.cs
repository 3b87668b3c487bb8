using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class PermissionsPolicyRule : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.PermissionsPolicy,
            Severity = Severity.Error,
            Summary = "The page's Permissions-Policy lets both the page and the widget's origin have the microphone.",
            Why =
                "What the header keeps from an origin no allow can give to it. A header that cannot be read is dropped whole, and protects nothing.",
            Fix = "Name the page itself and the widget's origin in it, or leave microphone out.",
            Link = RuleLinks.PermissionsPolicy,
            Passing = Examples.Behind(PermissionsPolicyHeader.Name, "microphone=(self \"https://koji.so\")"),
            Failing = Examples.Behind(PermissionsPolicyHeader.Name, "microphone=()"),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        var values = page.Values(PermissionsPolicyHeader.Name);
        if (values.Count == 0)
            yield break;
        var (readable, list) = PermissionsPolicyHeader.Of(values, Feature);
        var written = string.Join(", ", values);
        if (!readable)
            yield return new(
                Info,
                $"'{written}' is not a structured dictionary: browsers drop it whole.",
                page.PlaceOf(PermissionsPolicyHeader.Name)
            )
            {
                Fix = "Write it as microphone=(self \"https://koji.so\"), camera=().",
            };
        if (list is null)
            yield break;
        foreach (
            var embed in page.Embeds.Where(embed =>
                embed.Origin is not null && page.OriginOf(embed) is { } origin && Lets(list, page, origin) == false
            )
        )
        {
            yield return new(
                Info,
                $"Permissions-Policy: {written} keeps the microphone from {Kept(list, page, page.OriginOf(embed)!)}.",
                page.PlaceOf(PermissionsPolicyHeader.Name)
            )
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
                Fix =
                    embed.IsKoji && PermissionsPolicyFix.Of(values, page) is { } corrected
                        ? $"Send {PermissionsPolicyHeader.Name}: {corrected}."
                        : $"Name {page.OriginOf(embed)} and self in it.",
            };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page)
    {
        if (page.OpenBecause(PermissionsPolicyHeader.Name, PermissionsPolicyHeader.LegacyName) is { } open)
            return page.Embeds.Select(embed => new Gap(Info, embed, PredictedCapabilities.Microphone, open));
        var asked = PermissionsPolicyHeader.Of(page.Values(PermissionsPolicyHeader.Name), Feature).List
            ?? PermissionsPolicyHeader.OfLegacy(page.Values(PermissionsPolicyHeader.LegacyName), Feature);
        return asked is { } list
            ? page
                .Embeds.Where(embed => page.OriginOf(embed) is { } widget && Lets(list, page, widget) is null)
                .Select(embed => new Gap(
                    Info,
                    embed,
                    PredictedCapabilities.Microphone,
                    "the page's own origin is not known, and the Permissions-Policy names origins: give --served-at"
                ))
            : [];
    }

    /// <summary>
    /// Determines whether a list lets both have the microphone; null where that depends on the page's origin, which is not known.
    /// </summary>
    internal static bool? Lets(AllowList list, HostPage page, WebOrigin widget) =>
        !list.Has(widget, page.Origin, null) ? false : LetsPage(list, page);

    internal static string Kept(AllowList list, HostPage page, WebOrigin widget) =>
        LetsPage(list, page) != false ? widget.ToString() : "the page itself, and so from all that it frames";

    // Of a page whose origin is not known it may be any of those that are named, but Koji's.
    private static bool? LetsPage(AllowList list, HostPage page)
    {
        if (page.Origin is { } origin)
            return list.Has(origin, origin, null);
        if (list.Everybody || list.Self)
            return true;
        var widgets = page.Embeds.Select(page.OriginOf).OfType<WebOrigin>().ToList();
        return list.Origins.All(named => widgets.Any(named.Matches)) ? false : null;
    }
}

/// <summary>
/// Names the page and the widget's origins for the microphone in a <c>Permissions-Policy</c>; its other members stay as they are written.
/// </summary>
internal static class PermissionsPolicyFix
{
    private const string Feature = "microphone";

    /// <summary>
    /// The value of the one header that takes the place of these; null where they cannot be read, so that only their author knows what they
    /// should say.
    /// </summary>
    public static string? Of(IReadOnlyList<string> values, HostPage page)
    {
        var (readable, list) = PermissionsPolicyHeader.Of(values, Feature);
        if (!readable)
            return null;
        var origins = page
            .Embeds.Where(embed => embed is { IsKoji: true, IsText: false })
            .Select(page.OriginOf)
            .OfType<WebOrigin>()
            .Distinct()
            .Where(origin => list is null || !list.Origins.Any(named => named.Matches(origin)));
        var members = Split(string.Join(", ", values), ',').Select(member => member.Trim()).Where(member => member.Length > 0).ToList();
        // Of two with one key the last counts (RFC 8941, 4.2.2).
        var (items, parameters) = members.FindLast(IsMicrophone) is { } member ? Read(member) : ([], "");
        var named = items.Contains("self") ? items : items.Prepend("self");
        var written = $"{Feature}=({string.Join(' ', named.Concat(origins.Select(origin => $"\"{origin}\"")))}){parameters}";
        var at = members.FindIndex(IsMicrophone);
        members.RemoveAll(IsMicrophone);
        members.Insert(at < 0 ? members.Count : at, written);
        return string.Join(", ", members);
    }

    private static bool IsMicrophone(string member) =>
        member.StartsWith(Feature, StringComparison.Ordinal) && (member.Length == Feature.Length || member[Feature.Length] is '=' or ';');

    // A member that is neither self nor a string names no origin, and is replaced.
    private static (IEnumerable<string> Items, string Parameters) Read(string member)
    {
        var value = member[Feature.Length..].TrimStart('=');
        if (value.StartsWith('('))
        {
            var end = Split(value, ')').First().Length;
            return (Split(value[1..end], ' ').Where(item => item.Length > 0), value[(end + 1)..]);
        }

        var item = Split(value, ';').First();
        return (item == "self" || item.StartsWith('"') ? [item] : [], value[item.Length..]);
    }

    // A separator within quotes is not one.
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (start, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (quoted && text[at] == '\\')
                at++;
            else if (text[at] == '"')
                quoted = !quoted;
            else if (!quoted && text[at] == separator)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }
}

internal sealed class FeaturePolicyRule : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.FeaturePolicy,
            Severity = Severity.Error,
            Summary = "No legacy Feature-Policy keeps the microphone from the widget.",
            Why = "Chromium still reads the header where no Permissions-Policy speaks of the microphone.",
            Fix = "Send Permissions-Policy in its place.",
            Link = RuleLinks.PermissionsPolicy,
            Passing = Examples.Behind(PermissionsPolicyHeader.LegacyName, "microphone 'self' https://koji.so"),
            Failing = Examples.Behind(PermissionsPolicyHeader.LegacyName, "microphone 'none'"),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        var values = page.Values(PermissionsPolicyHeader.LegacyName);
        if (
            values.Count == 0
            || PermissionsPolicyHeader.Of(page.Values(PermissionsPolicyHeader.Name), Feature).List is not null
            || PermissionsPolicyHeader.OfLegacy(values, Feature) is not { } list
        )
            yield break;
        foreach (
            var embed in page.Embeds.Where(embed =>
                embed.Origin is not null && page.OriginOf(embed) is { } origin && PermissionsPolicyRule.Lets(list, page, origin) == false
            )
        )
        {
            yield return new(
                Info,
                $"Feature-Policy: {string.Join(", ", values)} keeps the microphone from {PermissionsPolicyRule.Kept(list, page, page.OriginOf(embed)!)}.",
                page.PlaceOf(PermissionsPolicyHeader.LegacyName)
            )
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
                Fix = $"Send Permissions-Policy: microphone=(self \"{embed.Origin}\") in its place.",
            };
        }
    }
}
