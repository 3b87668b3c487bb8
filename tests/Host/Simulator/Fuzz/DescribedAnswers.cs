using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Fuzz;

/// <summary>Which answers the OpenAPI document has for which request.</summary>
internal sealed class DescribedAnswers
{
    private readonly List<(string Method, Regex Path, HashSet<string> Answers)> operations = [];

    public static async Task<DescribedAnswers> ReadAsync(HttpClient http)
    {
        var described = new DescribedAnswers();
        using var document = JsonDocument.Parse(await http.GetStringAsync(SimulatorRoutes.OpenApi));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
                described.operations.Add((operation.Name.ToUpperInvariant(), Pattern(path.Name), [.. Answers(operation.Value)]));
        }

        // The same path may fit two operations: the one without a parameter goes first.
        described.operations.Sort((one, other) => one.Path.ToString().Contains('[').CompareTo(other.Path.ToString().Contains('[')));
        return described;
    }

    /// <param name="request">What was asked for.</param>
    /// <param name="status">What came.</param>
    /// <param name="code">The error's code; empty for an answer that is not one, or has no body.</param>
    public bool Have(FuzzRequest request, int status, string code)
    {
        // Kestrel turns such a path down before the API sees it.
        if (request.Path.Contains("%00", StringComparison.Ordinal))
            return (status, code) is (400, "");

        var path = new Uri(new Uri("http://simulator"), request.Path).AbsolutePath;
        // The root is not the API's.
        if (path == SimulatorRoutes.Root && request.Method is "GET" or "HEAD")
            return status is 200 or 429;
        var operation = operations.Find(operation => operation.Method == request.Method && operation.Path.IsMatch(path));
        return operation.Answers is { } answers
            ? answers.Contains($"{status} {code}")
            : (status, code) is (404, "not_found") or (429, "rate_limited")
                || (request.Method, status, code) is ("HEAD", 404 or 429, "") or ("OPTIONS", 204, "");
    }

    private static IEnumerable<string> Answers(JsonElement operation)
    {
        foreach (var response in operation.GetProperty("responses").EnumerateObject())
        {
            if (response.Name.StartsWith('2'))
                yield return $"{response.Name} ";
            else
                foreach (
                    var example in response
                        .Value.GetProperty("content")
                        .GetProperty("application/json")
                        .GetProperty("examples")
                        .EnumerateObject()
                )
                    yield return $"{response.Name} {example.Name}";
        }
    }

    private static Regex Pattern(string path) =>
        new($"^{Regex.Replace(Regex.Escape(path), @"\\\{[^}]+}", "[^/]+")}/?$", RegexOptions.IgnoreCase);
}
