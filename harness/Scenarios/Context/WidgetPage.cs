using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>The simulator's widget as a person finds it: by roles and names.</summary>
internal sealed class WidgetPage(ILocator iframe)
{
    // Milliseconds.
    private const float Patience = 2_000;

    private IFrameLocator Frame => iframe.First.ContentFrame;

    public ILocator Start => Button("Start interview");

    public ILocator Answer => Frame.GetByLabel("Your answer");

    public ILocator Send => Button("Send");

    public ILocator StopAndSend => Button("Stop and send");

    public ILocator Finish => Button("Finish interview");

    /// <summary>Scrolls to the iframe where it is lazy: it loads once it comes into sight, and a person scrolls.</summary>
    /// <returns>Whether it is lazy and cannot be brought into sight.</returns>
    public async Task<bool> ShowAsync()
    {
        try
        {
            if (
                await iframe.CountAsync() == 0
                || !string.Equals(await iframe.First.GetAttributeAsync("loading"), "lazy", StringComparison.OrdinalIgnoreCase)
            )
                return false;
            await iframe.First.ScrollIntoViewIfNeededAsync(new() { Timeout = Patience });
            return false;
        }
        catch (Exception unseen) when (unseen is TimeoutException or PlaywrightException)
        {
            // Whatever keeps it out of sight keeps it from the person, too.
            return true;
        }
    }

    /// <summary>Gets what a selector finds in it.</summary>
    public ILocator Find(string selector) => Frame.Locator(selector);

    private ILocator Button(string name) => Frame.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
