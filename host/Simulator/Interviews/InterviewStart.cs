using System.Diagnostics.CodeAnalysis;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Starts interviews, for the API and the widget page alike.</summary>
internal sealed class InterviewStart(InterviewStore interviews, ProjectCatalog projects, SimulatorOptions options, TimeProvider time)
{
    /// <param name="request">What was asked for.</param>
    /// <param name="mayTouch">Whether the caller may touch the project with this id.</param>
    /// <param name="interview">The new interview.</param>
    /// <param name="refusal">Why there is none.</param>
    public bool TryStart(
        StartInterviewRequest request,
        Func<string, bool> mayTouch,
        [NotNullWhen(true)] out Interview? interview,
        [NotNullWhen(false)] out ApiErrorResult? refusal
    )
    {
        interview = null;
        refusal = StartRules.CheckFields(request);
        if (refusal is not null)
            return false;

        if (projects.Find(request.ProjectId ?? "") is not { } project || !mayTouch(project.Id))
        {
            refusal = ApiErrors.NotFound;
            return false;
        }

        refusal = StartRules.CheckProject(project, request);
        if (refusal is not null)
            return false;

        interview = new(
            project.Id,
            request.Mode ?? InterviewModes.Text,
            project.SessionTimeout ?? options.SessionTimeout,
            time.GetUtcNow()
        );
        interviews.Add(interview);
        return true;
    }
}
