using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcParameter : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcParameter,
            Severity = Severity.Warning,
            Summary = "The src has only parameters that the widget knows, with values that it takes.",
            Why = "The widget passes over what it does not know: the setting that was meant is not set.",
            Fix = $"Known are: {string.Join(", ", WidgetParameters.Names)}.",
            Link = RuleLinks.Query,
            Passing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?theme=light&amp;accent_color=0f766e")),
            Failing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?theme=blue")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        from parameter in embed.Parameters
        // A key is not a parameter that was misspelt.
        where !SrcApiKey.Carries(parameter.Name, parameter.Value)
        let fault = embed.Address is { } address ? WidgetParameters.FaultOf(address, parameter.Name, parameter.Value) : null
        where fault is not null
        select new Finding(Info, fault, embed.Place) { Embed = embed };
}

internal sealed class SrcProjectId : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcProjectId,
            Severity = Severity.Error,
            Summary = "The src ends with the project's id, a UUID.",
            Why = "With no id, a placeholder or a broken id the widget reports widget_load_failed.",
            Fix = "Copy the project's id from Koji's dashboard to the end of the src's path.",
            Link = RuleLinks.Uuid,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag("https://koji.so/api/v1/embed/:project_id?mode=voice")),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds)
        {
            if (embed is not { Address: { } address, Url: { } url })
                continue;
            var id = url.AbsolutePath.Length > address.Base.AbsolutePath.Length ? address.ProjectOf(url).TrimEnd('/') : "";
            if (!Guid.TryParseExact(id, "D", out _))
                yield return new(Info, id.Length == 0 ? "The src names no project." : $"'{id}' is not a project id.", embed.Place)
                {
                    Embed = embed,
                    Breaks = PredictedCapabilities.Loads,
                };
        }
    }
}

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

internal sealed class SrcMetadata : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcMetadata,
            Severity = Severity.Error,
            Summary = "The metadata parameter is a JSON object, URL-encoded.",
            Why = "What is not a JSON object is not kept with the interview.",
            Fix = "Encode it: encodeURIComponent(JSON.stringify({…})).",
            Link = RuleLinks.Json,
            Passing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?metadata=%7B%22plan%22%3A%22pro%22%7D")),
            Failing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?metadata=plan%3Dpro")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        from parameter in embed.Parameters
        where parameter.Name == "metadata" && !IsObject(parameter.Value)
        select new Finding(Info, "metadata is not a JSON object.", embed.Place) { Embed = embed };

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

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

    /// <summary>Gets what is wrong with a parameter; null when nothing is. Values are not repeated where a person's could be.</summary>
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
