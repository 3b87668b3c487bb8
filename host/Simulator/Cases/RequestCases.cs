using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>Errors about the request itself.</summary>
internal static class RequestCases
{
    // More than the simulator takes.
    private const int TooMuch = 80_000;

    public static IEnumerable<SimulatorCase> Of(CaseCalls calls) => [.. Invalid(calls), .. Missing(calls)];

    private static IEnumerable<SimulatorCase> Invalid(CaseCalls calls)
    {
        if (calls.IsKojiSo)
            yield return Field(
                "field-missing",
                0,
                "A completion without its interview.",
                "The field interview_id is required.",
                calls.Complete(SimulatorInterviews.Open) with
                {
                    Body = "{}",
                }
            );
        else
            yield return Field(
                "field-missing",
                0,
                "A start without its project.",
                "The field project_id is required.",
                calls.StartWith("")
            );
        yield return Field(
            "content-missing",
            0,
            "An answer without content.",
            "The field content is required.",
            calls.Answer(SimulatorInterviews.Open) with
            {
                Body = "{}",
            }
        );
        yield return Field(
            "field-of-wrong-type",
            1,
            "A number where a text belongs.",
            "The field mode must be a string.",
            calls.Start("\"mode\":7")
        );
        if (!calls.IsKojiSo)
            yield return Field(
                "uuid-invalid",
                1,
                "A project id that is not a UUID.",
                "The field project_id must be a UUID.",
                calls.StartWith("\"project_id\":\"my-project\"")
            );
        if (calls.IsKojiSo)
            yield return Field(
                "uuid-invalid",
                1,
                "An interview id that is not a UUID.",
                "The field interview_id must be a UUID.",
                calls.Complete("my-interview")
            );
        yield return Field(
            "value-unknown",
            1,
            "A mode that there is not.",
            "The field mode must be text or voice.",
            calls.Start("\"mode\":\"video\"")
        );
        yield return Field(
            "reason-unknown",
            1,
            "A reason that there is not.",
            "The field reason must be one of natural, respondent_left, timeout, manual.",
            calls.Complete(SimulatorInterviews.Open, "\"reason\":\"bored\"")
        );
        yield return Field(
            "json-invalid",
            2,
            "A body that ends in the middle.",
            "Invalid JSON in request body.",
            calls.Start() with
            {
                Body = "{\"mode\":",
            }
        );
        yield return Field(
            "body-too-large",
            1,
            $"A body of {TooMuch} bytes.",
            "The request body is too large.",
            calls.Start() with
            {
                Body = new string(' ', TooMuch),
            }
        );

        SimulatorCase Field(string name, int cause, string what, string message, CaseRequest request) =>
            new()
            {
                Name = name,
                Code = KojiErrorCodes.InvalidRequest,
                Cause = cause,
                What = what,
                Message = message,
                Request = request,
            };
    }

    private static IEnumerable<SimulatorCase> Missing(CaseCalls calls)
    {
        if (!calls.IsKojiSo)
        {
            yield return None(
                "project-unknown",
                0,
                "An id that no project has.",
                calls.StartWith($"\"project_id\":\"{SimulatorProjects.Unknown}\"")
            );
            yield return None("guide-unknown", 0, "An id that no guide has.", calls.Start($"\"guide_id\":\"{SimulatorProjects.Unknown}\""));
        }

        yield return None("interview-unknown", 0, "An id that no interview has.", calls.Read(SimulatorProjects.Unknown));
        yield return None(
            "interview-foreign",
            1,
            "An interview of a project that is not the key's.",
            calls.Read(SimulatorInterviews.Open) with
            {
                Authorization = CaseCalls.Bearer(calls.OtherProjectKey),
            }
        );

        SimulatorCase None(string name, int cause, string what, CaseRequest request) =>
            new()
            {
                Name = name,
                Code = KojiErrorCodes.NotFound,
                Cause = cause,
                What = what,
                Request = request,
            };
    }
}
