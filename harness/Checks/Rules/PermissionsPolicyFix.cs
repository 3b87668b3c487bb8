using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Names the page and the widget's origins for the microphone in a <c>Permissions-Policy</c>; its other members stay as they are written.</summary>
internal static class PermissionsPolicyFix
{
    private const string Feature = "microphone";

    /// <summary>The value of the one header that takes the place of these; null where they cannot be read, so that only their author knows what they should say.</summary>
    public static string? Of(IReadOnlyList<string> values, HostPage page)
    {
        var (readable, list) = PermissionsPolicyHeader.Of(values, Feature);
        if (!readable)
            return null;
        var origins = page.Embeds.Where(embed => embed is { IsKoji: true, IsText: false }).Select(page.OriginOf).OfType<WebOrigin>().Distinct()
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
