namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>A page does not open. The message says why, in one line.</summary>
public sealed class PageNotReachedException(string message) : Exception(message)
{
    // How Chromium says that nobody answered its question for user and password.
    private const string NotAnswered = "net::ERR_INVALID_AUTH_CREDENTIALS";

    /// <summary>What a browser's refusal to open a page means.</summary>
    internal static PageNotReachedException Of(Uri page, Exception refused) => refused.Message.Contains(NotAnswered, StringComparison.Ordinal)
        ? Asks(page)
        : new($"{page} does not open: {refused.Message.Split('\n')[0]}. Start its server, or correct the address.");

    /// <summary>The page asks for user and password.</summary>
    internal static PageNotReachedException Asks(Uri page) =>
        new($"{page} asks for user and password, and has not been given the right ones. Put them before the host in its address, as USER:PASSWORD@{page.Authority}.");
}
