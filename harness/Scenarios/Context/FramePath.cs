using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>
/// Where in a page an iframe stands that its src does not tell: in a frame of the page's own, or led to its address by a script.
/// </summary>
/// <param name="Outer">Selectors of the frames around it, the outermost first; each is looked for in the one before it.</param>
/// <param name="Own">Its own selector in the innermost of these; null where it is found by its src.</param>
public sealed record FramePath(IReadOnlyList<string> Outer, string? Own)
{
    // One with an id is found again however many frames the page puts before it.
    private const string ById = """
        frame => {
          const selector = frame.id && '#' + CSS.escape(frame.id);
          return selector && frame.getRootNode().querySelectorAll(selector).length === 1 ? selector : null;
        }
        """;

    private const string Frames = "iframe, frame";

    /// <summary>A frame in the page itself, found by its src.</summary>
    public static FramePath BySrc { get; } = new([], null);

    /// <summary>Gets what finds it in a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="bySrc">Selector of an iframe with the widget's src.</param>
    public ILocator In(IPage page, string bySrc)
    {
        ArgumentNullException.ThrowIfNull(page);
        var own = Own ?? bySrc;
        if (Outer.Count == 0)
            return page.Locator(own);
        return Outer.Skip(1).Aggregate(page.Locator(Outer[0]).ContentFrame, (frame, next) => frame.Locator(next).ContentFrame).Locator(own);
    }

    /// <summary>The path to a frame; null where a frame on the way stands where no selector reaches, as in a closed shadow root.</summary>
    internal static async Task<FramePath?> OfAsync(IFrame frame, bool bySrc)
    {
        var outer = new List<string>();
        for (var parent = frame.ParentFrame; parent?.ParentFrame is not null; parent = parent.ParentFrame)
        {
            if (await SelectorAsync(parent) is not { } selector)
                return null;
            outer.Insert(0, selector);
        }

        if (bySrc)
            return outer.Count == 0 ? BySrc : new(outer, null);
        return await SelectorAsync(frame) is { } own ? new(outer, own) : null;
    }

    private static async Task<string?> SelectorAsync(IFrame frame)
    {
        var element = await frame.FrameElementAsync();
        if (await element.EvaluateAsync<string?>(ById) is { } byId)
            return byId;
        var all = await frame.ParentFrame!.QuerySelectorAllAsync(Frames); // It is not the page itself.
        for (var index = 0; index < all.Count; index++)
        {
            if (await element.EvaluateAsync<bool>("(frame, other) => frame === other", all[index]))
                return $"{Frames} >> nth={index}";
        }

        return null;
    }
}
