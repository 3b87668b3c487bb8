using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>The simulator's widget as a person finds it: by roles and names.</summary>
internal sealed class WidgetPage(ILocator iframe)
{
    private IFrameLocator Frame => iframe.First.ContentFrame;

    public ILocator Start => Button("Start interview");

    public ILocator Answer => Frame.GetByLabel("Your answer");

    public ILocator Send => Button("Send");

    public ILocator StopAndSend => Button("Stop and send");

    public ILocator Finish => Button("Finish interview");

    /// <summary>What a selector finds in it.</summary>
    public ILocator Find(string selector) => Frame.Locator(selector);

    private ILocator Button(string name) => Frame.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
