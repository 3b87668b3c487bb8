using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>The parameters of the widget's address, as Koji's public texts list them.</summary>
internal static partial class WidgetParameters
{
    private static readonly Dictionary<string, Kind> Known = new(StringComparer.Ordinal)
    {
        ["theme"] = new("light or dark", value => value is "light" or "dark"),
        ["accent_color"] = new("a colour in hexadecimal digits, without #", value => Colour().IsMatch(value)),
        ["hide_header"] = Kind.Boolean,
        ["hide_branding"] = Kind.Boolean,
        ["respondent_name"] = Kind.Text,
        ["respondent_email"] = new("an e-mail address", value =>
            value.Length == 0 || value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < value.Length - 1
        ),
        ["external_id"] = Kind.Text,
        ["language"] = Kind.Text,
        ["mode"] = new("text or voice", value => value is "text" or "voice"),
        // Its own rule looks into it.
        ["metadata"] = Kind.Text,
        ["guide_id"] = Kind.Text,
        ["auto_start"] = Kind.Boolean,
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>What is wrong with a parameter; null when nothing is. Values are not repeated where a person's could be.</summary>
    public static string? FaultOf(KojiAddress address, string name, string value)
    {
        var isNew = address == KojiAddress.Newer;
        return (name, isNew) switch
        {
            ("guide_id", true) => $"{address.Base.Host} no longer knows guide_id.",
            ("external_id", false) => $"{address.Base.Host} does not know external_id.",
            _ when !Known.TryGetValue(name, out var kind) => $"The widget does not know {name}.",
            _ when !Known[name].Fits(value) => $"{name} takes {Known[name].Takes}.",
            _ => null,
        };
    }

    [GeneratedRegex("^([0-9a-f]{3}|[0-9a-f]{6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Colour();

    private sealed record Kind(string Takes, Func<string, bool> Fits)
    {
        public static Kind Text { get; } = new("any text", _ => true);

        public static Kind Boolean { get; } = new("true or false", value => value is "true" or "false");
    }
}
