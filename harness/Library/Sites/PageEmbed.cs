using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Harness.Sites;

/// <summary>A widget's iframe as a page has it.</summary>
/// <param name="Page">The page's address, after redirects.</param>
/// <param name="Address">Which of the known addresses its src has.</param>
/// <param name="Src">Its src, resolved; of one that a script leads there, the address that it is led to.</param>
/// <param name="Click">Selector of what a person clicks before the widget shows; null when it shows by itself.</param>
public sealed record PageEmbed(Uri Page, KojiAddress Address, Uri Src, string? Click)
{
    /// <summary>Users and passwords that the page and its widget ask for.</summary>
    public IReadOnlyList<SiteCredentials> Credentials { get; init; } = [];

    /// <summary>Where the embed's iframe is in the page.</summary>
    public FramePath Path { get; init; } = FramePath.BySrc;

    /// <summary>The project id in the src.</summary>
    public string Project => Address.ProjectOf(Src);

    /// <summary>The mode that the src asks for; null when it leaves that to the project.</summary>
    public string? Mode => EmbedSource.Read(Src, "mode");
}
