using System.Collections.Concurrent;
using System.Threading.Channels;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Recorders;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>
/// Looks for a widget among all frames of a page, by whatever shows that its document is Koji's: the iframe's src, the frame's address, or
/// what the frame asked for. Made before the page opens.
/// </summary>
internal sealed class WidgetSearch
{
    private const int MostListed = 3;

    private readonly IPage tab;
    private readonly IReadOnlyList<KojiAddress> addresses;
    private readonly ConcurrentQueue<IRequest> navigations = new();
    private readonly PageErrors errors;
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public WidgetSearch(IPage tab, IReadOnlyList<KojiAddress> addresses)
    {
        (this.tab, this.addresses, errors) = (tab, addresses, new(tab));
        tab.Request += (_, request) =>
        {
            if (request is not { IsNavigationRequest: true, Frame.ParentFrame: not null })
                return;
            navigations.Enqueue(request);
            changes.Writer.TryWrite(true);
        };
        tab.FrameAttached += (_, _) => changes.Writer.TryWrite(true);
        tab.FrameNavigated += (_, _) => changes.Writer.TryWrite(true);
    }

    /// <summary>The page of another site, framed by this one, that a widget was found in; null where none was.</summary>
    public string? Elsewhere { get; private set; }

    /// <summary>The first widget that the page has or gets in this time; null when it gets none.</summary>
    public async Task<FoundWidget?> FindAsync(TimeSpan patience)
    {
        using var ending = new CancellationTokenSource(patience);
        while (!ending.IsCancellationRequested)
        {
            if (await LookAsync() is { } found)
                return found;
            await changes.Reader.ReadAsync(ending.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return await LookAsync();
    }

    /// <summary>Gets what is in the page instead of a widget, in sentences, each with a space before it.</summary>
    public async Task<string> DescribeAsync()
    {
        var sources = new List<string>();
        foreach (var frame in tab.Frames.Where(frame => frame.ParentFrame is not null))
        {
            if (await SrcAsync(frame) is { } src)
                sources.Add(src.Length > 0 ? PageErrors.Short(UriParts.WithoutCredentials(src)) : "without src");
        }

        var text = sources.Count switch
        {
            0 => " It has no iframe at all.",
            1 => $" Its only iframe is {Join(sources)}.",
            var count => $" It has {count} iframes: {Join(sources)}.",
        };
        if (navigations.FirstOrDefault(request => request.Frame.IsDetached && OfKoji(FrameRecorder.First(request)) is not null) is { } gone)
            text += $" It had one at {PageErrors.Short(UriParts.WithoutCredentials(gone.Url))}, which a script took away.";
        text += errors.Describe();
        var source = await tab.ContentAsync();
        if (addresses.Any(address => source.Contains(address.Base.Authority, StringComparison.OrdinalIgnoreCase)))
            text += " An address of Koji's is in its source: 'koji-harness check' with the page's address says where.";
        return text;
    }

    private async Task<FoundWidget?> LookAsync()
    {
        foreach (var frame in tab.Frames.Where(frame => frame.ParentFrame is not null).OrderBy(Depth))
        {
            if (await SrcAsync(frame) is not { } src)
                continue;
            var others = navigations.Where(request => request.Frame == frame).Select(FrameRecorder.First).Prepend(frame.Url);
            var (bySrc, led) = (OfKoji(src), others.Select(OfKoji).FirstOrDefault(address => address is not null));
            if ((bySrc ?? led) is not { } address)
                continue;
            if (StrangerAround(frame) is not { } stranger)
                return await FoundAsync(frame, address, hasSrc: bySrc is not null);
            Elsewhere ??= stranger;
        }

        return null;
    }

    // The page of another site around a frame, if there is one: what the widget says is heard there.
    private string? StrangerAround(IFrame frame)
    {
        for (var around = frame.ParentFrame; around is not null && around != tab.MainFrame; around = around.ParentFrame)
        {
            if (around.Url.StartsWith("http", StringComparison.Ordinal) && Origin(around) != Origin(tab.MainFrame))
                return UriParts.WithoutCredentials(around.Url);
        }

        return null;
    }

    private static string Origin(IFrame frame) => new Uri(frame.Url).Origin();

    private static async Task<FoundWidget?> FoundAsync(IFrame frame, Uri address, bool hasSrc)
    {
        try
        {
            return new(address, await FramePath.OfAsync(frame, hasSrc) ?? FramePath.BySrc);
        }
        catch (PlaywrightException)
        {
            // It was taken away while it was looked at.
            return null;
        }
    }

    private Uri? OfKoji(string text) =>
        Uri.TryCreate(UriParts.WithoutCredentials(text), UriKind.Absolute, out var address)
        && addresses.Any(known => known.Matches(address))
            ? address
            : null;

    // Null for a frame that is gone.
    private static async Task<string?> SrcAsync(IFrame frame)
    {
        try
        {
            return await (await frame.FrameElementAsync()).EvaluateAsync<string?>("frame => frame.src ?? ''");
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    private static int Depth(IFrame frame) => frame.ParentFrame is { } parent ? Depth(parent) + 1 : 0;

    private static string Join(List<string> sources) =>
        string.Join(", ", sources.Take(MostListed)) + (sources.Count > MostListed ? $" and {sources.Count - MostListed} more" : "");
}

/// <summary>A widget in a page.</summary>
/// <param name="Address">The widget's address, without user and password.</param>
/// <param name="Path">Where its iframe stands.</param>
internal sealed record FoundWidget(Uri Address, FramePath Path);

/// <summary>What went wrong with the scripts of a page while it loaded. Made before the page opens.</summary>
internal sealed class PageErrors
{
    private const int MostLetters = 160;

    private readonly ConcurrentQueue<string> thrown = new();
    private readonly ConcurrentQueue<string> refused = new();

    public PageErrors(IPage page)
    {
        page.PageError += (_, error) => thrown.Enqueue(error.FirstLine());
        page.Console += (_, message) =>
        {
            if (
                message.Type == "error"
                && message.Text.Contains("Content Security Policy directive", StringComparison.Ordinal)
                && message.Text.Contains("script", StringComparison.Ordinal)
            )
                refused.Enqueue(message.Text.FirstLine());
        };
    }

    /// <summary>The first of each kind, in sentences with a space before each; empty where nothing went wrong.</summary>
    public string Describe()
    {
        var text = thrown.TryPeek(out var error) ? $" Its script failed: {Short(error)}." : "";
        if (
            thrown.Any(text =>
                text.Contains("'TrustedHTML'", StringComparison.Ordinal) || text.Contains("'TrustedScript", StringComparison.Ordinal)
            )
        )
            text += " The page's require-trusted-types-for keeps scripts from making elements of text: make the iframe with createElement.";
        if (refused.TryPeek(out var policy))
            text += $" Its policy kept a script from running: {Short(policy)}.";
        return text;
    }

    /// <summary>A text of the page, so long as one can read it.</summary>
    public static string Short(string text) => text.TrimEnd('.').Shortened(MostLetters);
}
