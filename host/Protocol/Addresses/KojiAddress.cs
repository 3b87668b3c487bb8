using System.Diagnostics.CodeAnalysis;

namespace KojiWidgetHarness.Protocol.Addresses;

/// <summary>Where a widget may be found: an address with a project id at its end, written as in Koji's public texts.</summary>
/// <param name="Base">What comes before the project id, without the slash between.</param>
public sealed record KojiAddress(Uri Base)
{
    /// <summary>User and password that its server asks for; null without.</summary>
    public SiteCredentials? Credentials { get; init; }

    /// <summary>Stands for the project id.</summary>
    public const string Placeholder = ":project_id";

    /// <summary>The one that Koji's newer texts name.</summary>
    public static KojiAddress Newer { get; } = new(new Uri("https://koji.so/api/v1/embed"));

    /// <summary>The two addresses that Koji has published, the older one first.</summary>
    public static IReadOnlyList<KojiAddress> Published { get; } = [new(new Uri("https://app.getkoji.com/embed")), Newer];

    /// <summary>Reads <c>https://host/path/:project_id</c>.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out KojiAddress? address)
    {
        address =
            pattern.EndsWith("/" + Placeholder, StringComparison.Ordinal)
            && WebAddress.TryParse(pattern[..^(Placeholder.Length + 1)], out var parsed)
            && parsed.Uri is { Query: "", Fragment: "" }
                ? new KojiAddress(parsed.Uri) { Credentials = parsed.Credentials }
                : null;
        return address is not null;
    }

    /// <summary>Determines whether an iframe's src is a widget's.</summary>
    public bool Matches(Uri src) =>
        src.WithoutCredentials().AbsoluteUri.StartsWith(Base.AbsoluteUri.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The project id in a src that matches; empty where none stands there.</summary>
    public string ProjectOf(Uri src) => Uri.UnescapeDataString(src.AbsolutePath[(Base.AbsolutePath.TrimEnd('/').Length + 1)..]);

    /// <inheritdoc/>
    public override string ToString() => $"{Base.AbsoluteUri.TrimEnd('/')}/{Placeholder}";
}
