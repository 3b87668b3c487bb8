using System.Net;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>A page that nobody wrote, with several embeds.</summary>
/// <param name="Origin">Its web origin.</param>
/// <param name="Headers">What it comes with.</param>
/// <param name="Meta">A policy in its head; null without.</param>
/// <param name="Embeds">Its iframes.</param>
internal sealed record CorpusPage(string Origin, IReadOnlyList<HttpHeader> Headers, string? Meta, IReadOnlyList<CorpusEmbed> Embeds)
{
    public Uri Address => new(Origin + "/page");

    public string Html =>
        $"<!doctype html><html lang=\"en\"><head><title>Corpus</title>{(Meta is null ? "" : $"<meta http-equiv=\"Content-Security-Policy\" content=\"{WebUtility.HtmlEncode(Meta)}\">")}</head>"
        + $"<body>\n{string.Join('\n', Embeds.Select((embed, index) => embed.Tag(index)))}\n</body></html>";

    public PageSource Source =>
        new()
        {
            Name = Address.AbsoluteUri,
            Text = Html,
            Address = Address,
            Headers = Headers,
        };

    /// <summary>What it takes to see one of its embeds again.</summary>
    public string Describe(int index) =>
        $"{Address} [{string.Join("; ", Headers.Select(header => $"{header.Name}: {header.Value}"))}] meta: {Meta ?? "none"} {Embeds[index].Tag(index)}";
}
