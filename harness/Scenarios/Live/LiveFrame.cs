using System.Net;
using System.Text;
using KojiWidgetHarness.Checks.Pages;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>An iframe as it is in the open page.</summary>
/// <param name="Frame">What is in it.</param>
/// <param name="Element">Its element.</param>
/// <param name="Attributes">By name.</param>
internal sealed record LiveFrame(IFrame Frame, IElementHandle Element, IReadOnlyDictionary<string, string> Attributes)
{
    private const string Read = "frame => [...frame.attributes].flatMap(({ name, value }) => [name, value])";

    /// <summary>What of the attributes decides over the widget.</summary>
    private static readonly string[] Decisive = ["src", "allow", "sandbox", "srcdoc", "credentialless", "loading"];

    /// <summary>Null where the frame has gone.</summary>
    public static async Task<LiveFrame?> OfAsync(IFrame frame)
    {
        try
        {
            var element = await frame.FrameElementAsync();
            var read = await element.EvaluateAsync<string[]>(Read);
            return new(frame, element, read.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    /// <summary>The attributes that are otherwise than they were read.</summary>
    public IReadOnlyList<string> ChangedFrom(Embed embed) =>
        [.. Decisive.Where(name => !embed.IsUnknown(name) && embed[name] != Attributes.GetValueOrDefault(name))];

    /// <summary>The tag as it could have been written.</summary>
    /// <param name="src">Where the frame was led to.</param>
    public string Tag(string src)
    {
        var written = new StringBuilder("<iframe");
        foreach (var (name, value) in Attributes.Where(attribute => attribute.Key is not ("src" or "srcdoc")))
            written.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        return written.Append(" src=\"").Append(WebUtility.HtmlEncode(src)).Append("\"></iframe>").ToString();
    }
}
