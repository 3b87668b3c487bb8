using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>
/// A way out of a page for the harness's own script, and for none of the page's. In Chromium it is a function of the browser's own under a
/// name that nobody can guess, which the script takes away before the page begins, and only the page's own document is heard. Elsewhere it
/// is a binding of Playwright's, which a page that replaces built-ins can reach.
/// </summary>
internal sealed class PageChannel : IAsyncDisposable
{
    private readonly Channel<string> texts = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly HashSet<int> contexts = [];
    private Task reading = Task.CompletedTask;

    private PageChannel() { }

    /// <summary>The global function that takes a text; the script has to take it away.</summary>
    public string Name { get; } = $"k{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>Opens one, for the documents that follow.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isChromium">Whether its browser speaks Chromium's protocol.</param>
    /// <param name="take">Given each text in turn.</param>
    public static async Task<PageChannel> OpenAsync(IPage page, bool isChromium, Func<string, Task> take)
    {
        var channel = new PageChannel();
        channel.reading = channel.ReadAsync(take);
        if (isChromium)
            await channel.BindAsync(page);
        else
            await page.ExposeBindingAsync(channel.Name, (BindingSource source, string text) =>
                source.Frame == page.MainFrame && channel.texts.Writer.TryWrite(text)
            );
        return channel;
    }

    /// <summary>Hands over what has come, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        texts.Writer.TryComplete();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync(Func<string, Task> take)
    {
        await foreach (var text in texts.Reader.ReadAllAsync())
            await take(text);
    }

    private async Task BindAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Page.getFrameTree");
        // Chromium answers this call with an object.
        var frame = tree!.Value.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
        // These events always come with data.
        session.Event("Runtime.executionContextCreated").OnEvent += (_, data) => Began(data!.Value.GetProperty("context"), frame);
        session.Event("Runtime.executionContextDestroyed").OnEvent += (_, data) =>
            contexts.Remove(data!.Value.GetProperty("executionContextId").GetInt32()); // This one does, too.
        session.Event("Runtime.executionContextsCleared").OnEvent += (_, _) => contexts.Clear();
        session.Event("Runtime.bindingCalled").OnEvent += (_, data) => Called(data!.Value); // Nor does this one come without.
        await session.SendAsync("Runtime.enable");
        await session.SendAsync("Runtime.addBinding", new() { ["name"] = Name });
    }

    // Every frame has the function; only the page's own document may use it.
    private void Began(JsonElement context, string? frame)
    {
        var about = context.GetProperty("auxData");
        if (about.GetProperty("isDefault").GetBoolean() && about.GetProperty("frameId").GetString() == frame)
            contexts.Add(context.GetProperty("id").GetInt32());
    }

    private void Called(JsonElement call)
    {
        if (call.GetProperty("name").GetString() == Name && contexts.Contains(call.GetProperty("executionContextId").GetInt32()))
            texts.Writer.TryWrite(call.GetProperty("payload").GetString() ?? "");
    }
}
