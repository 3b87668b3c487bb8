using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Edits of a src, as decoded.</summary>
internal static class SrcFixes
{
    private const string Insecure = "http://";
    private const string AnyScheme = "//";
    private const string InsecurePort = ":80";
    private const string Accent = "accent_color";

    /// <summary>Asks over https; nothing where that would no longer be an address that counts as Koji's.</summary>
    public static IEnumerable<TextEdit> OnHttps(string src, Embed embed, KojiSites sites)
    {
        var start = src.Length - src.TrimStart().Length;
        var written = src[start..];
        var edits = new List<TextEdit>();
        int authority;
        if (written.StartsWith(Insecure, StringComparison.OrdinalIgnoreCase))
        {
            edits.Add(new(start + "http".Length, 0, "s"));
            authority = start + Insecure.Length;
        }
        else if (written.StartsWith(AnyScheme, StringComparison.Ordinal))
        {
            edits.Add(new(start, 0, "https:"));
            authority = start + AnyScheme.Length;
        }
        else
        {
            return [];
        }

        var end = src.IndexOfAny(['/', '?', '#', '\\'], authority) is >= 0 and var found ? found : src.Length;
        if (src[authority..end].EndsWith(InsecurePort, StringComparison.Ordinal))
            edits.Add(new(end - InsecurePort.Length, InsecurePort.Length, ""));
        return Uri.TryCreate(TextEdit.Apply(src, edits).Trim(), UriKind.Absolute, out var secure) && (sites.Has(secure) || !embed.IsKoji)
            ? edits
            : [];
    }

    /// <summary>Takes keys out.</summary>
    public static IEnumerable<TextEdit> WithoutKeys(string src) => new SrcParameters(src).Without(SrcApiKey.Carries);

    /// <summary>Takes the # from the accent colour, written as it is or as %23. Every other fault has more than one answer.</summary>
    public static IEnumerable<TextEdit> WithPlainColour(string src, Embed embed)
    {
        if (embed.Address is not { } address)
            return [];
        var fragment = src.IndexOf('#', StringComparison.Ordinal);
        var edits = new List<TextEdit>();
        foreach (var (start, length, name, value) in new SrcParameters(src).All)
        {
            var at = start + src.AsSpan(start, length).IndexOf('=') + 1;
            if (name != Accent || at == start)
                continue;
            if (at == fragment && src.IndexOf('#', fragment + 1) < 0 && IsPlain("=" + src[(fragment + 1)..]))
                edits.Add(new(fragment, 1, ""));
            else if (src.AsSpan(at).StartsWith("%23") && WidgetParameters.FaultOf(address, Accent, value[1..]) is null)
                edits.Add(new(at, "%23".Length, ""));
        }

        return edits;

        // What follows the # becomes parameters: none of them may be a new fault.
        bool IsPlain(string rest) =>
            SrcParameters
                .Read(Accent + rest, 0)
                .All(parameter =>
                    parameter.Name != "metadata"
                    && !SrcApiKey.Carries(parameter.Name, parameter.Value)
                    && WidgetParameters.FaultOf(address, parameter.Name, parameter.Value) is null
                );
    }
}
