using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>An iframe that has, or was meant to have, Koji's widget in it.</summary>
internal sealed class Embed
{
    /// <summary>Where the embed's tag begins.</summary>
    public required Place Place { get; init; }

    /// <summary>Its tag in the text of the page; null where it does not stand there as it is.</summary>
    public required EmbedTag? Tag { get; init; }

    /// <summary>The tag's attributes by name in lower case.</summary>
    public required IReadOnlyDictionary<string, AttributeText> Attributes { get; init; }

    /// <summary>The src, resolved; null where it cannot be known.</summary>
    public required Uri? Url { get; init; }

    /// <summary>Its src as far as it is known; its origin is then the src's. Null where not even that is known.</summary>
    public Uri? Known
    {
        get => field ?? Url;
        init;
    }

    /// <summary>Gets which of Koji's addresses it has; null where it has none of them.</summary>
    public required KojiAddress? Address { get; init; }

    /// <summary>
    /// Gets a value indicating whether the src is an address of Koji's, or of an origin that was said to count as Koji's.
    /// </summary>
    public required bool IsKoji { get; init; }

    /// <summary>The frames that it is in, the outermost first.</summary>
    public IReadOnlyList<OuterFrame> Outer { get; init; } = [];

    /// <summary>Gets a value indicating whether an expression adds attributes that cannot be known.</summary>
    public bool HasUnknownAttributes { get; init; }

    /// <summary>The origin of the src; null where it is opaque or not known.</summary>
    public WebOrigin? Origin => Known is not null ? WebOrigin.Of(Known) : null;

    /// <summary>The src as it is written.</summary>
    public string Src => Attributes.TryGetValue("src", out var src) ? src.Written : "";

    /// <summary>The value of an attribute; null where it is not there or not known.</summary>
    public string? this[string name] => Attributes.TryGetValue(name, out var text) ? text.Value : null;

    /// <summary>Determines whether the attribute is there for certain.</summary>
    public bool Has(string name) => this[name] is not null;

    /// <summary>Determines whether only the running program knows whether the attribute is there, or what it says.</summary>
    public bool IsUnknown(string name) => Attributes.TryGetValue(name, out var text) ? text.Value is null : HasUnknownAttributes;

    /// <summary>The parameters of the src, decoded, in their order.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters => Url is null ? [] : EmbedSource.Parameters(Url);

    /// <summary>Gets a value indicating whether the interview is in writing, so that it needs no microphone.</summary>
    public bool IsText =>
        Url is null
            ? Src.Contains("mode=text", StringComparison.Ordinal)
            : Parameters.Any(parameter => parameter is { Name: "mode", Value: "text" });

    /// <summary>Gets what the sandboxes around it leave to the widget.</summary>
    public SandboxFlags Sandbox =>
        Outer
            .Select(frame => SandboxFlags.Of(frame.Sandbox))
            .Append(SandboxFlags.Of(this["sandbox"]))
            .Aggregate((one, other) => one & other);
}

/// <summary>The parameters in the src of a widget's iframe.</summary>
internal static class EmbedSource
{
    /// <summary>The value of a parameter; null when it is not there.</summary>
    public static string? Read(Uri src, string name) =>
        Pairs(src)
            .Where(pair => pair.Name == name)
            .Select(pair => Uri.UnescapeDataString(pair.Text[(pair.Text.IndexOf('=', StringComparison.Ordinal) + 1)..]))
            .FirstOrDefault();

    /// <summary>All parameters, decoded as a form's (URL, 5.1), in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parameters(Uri src) =>
        [.. Pairs(src).Select(pair => (pair.Name, Decode(pair.Text.Split('=', 2) is [_, var value] ? value : "")))];

    /// <summary>A form's text, decoded (URL, 5.1).</summary>
    internal static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>All parameters by name, each as it is written.</summary>
    public static IEnumerable<(string Name, string Text)> Pairs(Uri src) =>
        src
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => (Uri.UnescapeDataString(text.Split('=', 2)[0]), text));
}

/// <summary>The parameters of a src with where they are in it.</summary>
internal sealed class SrcParameters
{
    private readonly int query;
    private readonly int end;

    public SrcParameters(string src)
    {
        end = src.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : src.Length;
        query = src.IndexOf('?', 0, end);
        All = query < 0 ? [] : [.. Read(src[..end], query + 1)];
    }

    /// <summary>All parameters, decoded, in their order.</summary>
    public IReadOnlyList<(int Start, int Length, string Name, string Value)> All { get; }

    /// <summary>The edits that take some of them out, each with an ampersand that is then too many.</summary>
    public IEnumerable<TextEdit> Without(Func<string, string, bool> isUnwanted)
    {
        bool[] unwanted = [.. All.Select(parameter => isUnwanted(parameter.Name, parameter.Value))];
        if (unwanted.Length > 0 && !unwanted.Contains(false))
            return [new(query, end - query, "")];
        var first = Array.IndexOf(unwanted, false);
        return All.Index()
            .Where(item => unwanted[item.Index])
            .Select(item => new TextEdit(item.Index > first ? item.Item.Start - 1 : item.Item.Start, item.Item.Length + 1, ""));
    }

    /// <summary>Reads the parameters in a text from one character on.</summary>
    public static IEnumerable<(int Start, int Length, string Name, string Value)> Read(string text, int start)
    {
        while (start <= text.Length)
        {
            var next = text.IndexOf('&', start) is >= 0 and var found ? found : text.Length;
            string[] parts = text[start..next].Split('=', 2);
            yield return (start, next - start, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? EmbedSource.Decode(parts[1]) : "");
            start = next + 1;
        }
    }
}
