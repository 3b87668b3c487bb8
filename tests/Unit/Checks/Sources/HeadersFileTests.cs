using KojiWidgetHarness.Checks.Sources;

namespace KojiWidgetHarness.Tests.Unit.Checks.Sources;

/// <summary>Response headers as people and tools write them into files.</summary>
[TestClass]
public sealed class HeadersFileTests
{
    private const string Policy = "Permissions-Policy=microphone=()";

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nPermissions-Policy: microphone=()\r\n\r\n")]
    [DataRow(
        "HTTP/1.1 301 Moved\nLocation: https://x.example/\nPermissions-Policy: camera=()\n\nHTTP/2 200 \npermissions-policy: microphone=()\n"
    )]
    [DataRow(
        "*   Trying 127.0.0.1...\n> GET / HTTP/1.1\n> Host: x\n>\n< HTTP/1.1 200 OK\n< Permissions-Policy: microphone=()\n<\n{ [5 bytes data]\n"
    )]
    [DataRow("  HTTP/1.1 200 OK\n  Permissions-Policy: microphone=()\n")]
    [DataRow(":status: 200\npermissions-policy: microphone=()\n")]
    [DataRow("permissions-policy:\nmicrophone=()\nserver:\nnginx\n")]
    [DataRow("permissions-policy\nmicrophone=()\nserver\nnginx\nlink\n<https://x.example/>; rel=preload\n")]
    [DataRow(
        "Request URL:\nhttps://x.example/\nRequest Method:\nGET\nStatus Code:\n200 OK\nlocation:\nhttps://x.example/\npermissions-policy:\nmicrophone=()\n"
    )]
    [DataRow("X-Empty:\nPermissions-Policy: microphone=()\n")]
    [DataRow(
        """{ "log": { "entries": [{ "response": { "status": 301, "content": { "mimeType": "text/html" }, "headers": [] } }, { "response": { "status": 200, "content": { "mimeType": "text/css" }, "headers": [] } }, { "response": { "status": 200, "content": { "mimeType": "text/html; charset=utf-8" }, "headers": [{ "name": ":status", "value": "200" }, { "name": "permissions-policy", "value": "microphone=()" }] } }, { "response": { "status": 200, "content": { "mimeType": "text/html" }, "headers": [] } }] } }"""
    )]
    [DataRow("""{ "Response Headers (1 kB)": { "headers": [{ "name": "Permissions-Policy", "value": "microphone=()" }] } }""")]
    public void Headers_OfAPage_AreRead(string text) =>
        Assert.IsTrue(
            HeadersFile.Parse(text).Any(header => Policy.Equals($"{header.Name}={header.Value}", StringComparison.OrdinalIgnoreCase)),
            string.Join('|', HeadersFile.Parse(text))
        );

    [TestMethod]
    [DataRow("", "there is no header in it")]
    [DataRow("# nothing\n", "there is no header in it")]
    [DataRow("HTTP/1.1 301 Moved Permanently\nLocation: https://x.example/\n", "the answer is 301")]
    [DataRow(":status: 404\nserver: nginx\n", "the answer is 404")]
    [DataRow("Status Code:\n500 Internal Server Error\nserver:\nnginx\n", "the answer is 500")]
    [DataRow("HTTP/1.1 200 OK\nContent-Type: application/json\n", "the answer is application/json")]
    [DataRow("Host: x.example\nUser-Agent: curl/8\nAccept: */*\n", "headers of a request")]
    [DataRow("/*\n  Permissions-Policy: microphone=()\n", "line 1 is not a header")]
    [DataRow("add_header Permissions-Policy \"microphone=()\" always;\n", "line 1 is not a header")]
    [DataRow("<html>\n", "line 1 is not a header")]
    [DataRow("""{ "headers": [] }""", "neither a HAR")]
    [DataRow("""{ "log": { "entries": [] } }""", "no answer in the HAR is a page")]
    [DataRow("""{ "Request Headers": { "headers": [] } }""", "neither a HAR")]
    [DataRow("{ ", "begins as JSON")]
    public void Text_ThatIsNotAPagesResponse_IsRefused(string text, string expected) =>
        Assert.Contains(expected, Assert.ThrowsExactly<FormatException>(() => HeadersFile.Parse(text)).Message);
}
