using System.Net.Sockets;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Cli;

[TestClass]
public sealed class FailureLineTests
{
    public static IEnumerable<object[]> Failures =>
        [
            [
                new InvalidOperationException("One\n   two."),
                3,
                "This should not have failed: One two. Try again with KOJI_DEBUG=1, which shows the details, and report them.",
            ],
            [new BrowserNotFoundException("No browser."), 3, "No browser."],
            [new OperationCanceledException(), 3, "Stopped."],
            [
                new HttpRequestException("Name or service not known (localhost:1)"),
                3,
                "Name or service not known (localhost:1) KOJI_DEBUG=1 shows the details.",
            ],
            [
                new UnauthorizedAccessException("Access to the path '/x' is denied."),
                3,
                "Access to the path '/x' is denied. KOJI_DEBUG=1 shows the details.",
            ],
            [
                new IOException("Failed to bind.", new SocketException((int)SocketError.AddressAlreadyInUse)),
                3,
                "Failed to bind. Choose another with --port or --widget-port; 0 takes a free one.",
            ],
            [
                new SocketException((int)SocketError.AccessDenied),
                3,
                "Permission denied Choose another with --port or --widget-port; 0 takes a free one.",
            ],
            [
                new IOException("Broken.", new SocketException((int)SocketError.ConnectionReset)),
                3,
                "Broken. KOJI_DEBUG=1 shows the details.",
            ],
            [new AggregateException(new OperationCanceledException()), 3, "Stopped."],
        ];

    [TestMethod]
    [DynamicData(nameof(Failures))]
    public void Failure_OfAnyKind_IsOneLine(Exception failure, int exitCode, string expected)
    {
        using StringWriter errors = new() { NewLine = "\n" };

        var code = FailureLine.Write(failure, errors);

        Assert.AreEqual((exitCode, expected + "\n"), (code, errors.ToString()));
    }
}
