// Answers forms in JavaRosa, the engine of ODK Collect and of KoboCollect.
//
// In, a line each: "form FILE", "language NAME", "sheet ITEM=OPTION ITEM= ...". Out, after each
// sheet: "cell NAME VALUE" for what was calculated, "note NAME TEXT" for what a person reads, "end".

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.xform.util.XFormUtils;

class JavaRosa {
  static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  static FormEntryModel model;
  static FormEntryController controller;
  static final Map<String, FormIndex> questions = new LinkedHashMap<>();
  static final Map<String, FormIndex> notes = new LinkedHashMap<>();

  public static void main(String[] arguments) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String rest = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("form ")) open(rest);
      else if (line.startsWith("language ")) controller.setLanguage(rest);
      else sheet(rest);
    }
    out.flush();
  }

  static void open(String file) throws Exception {
    try (var stream = new FileInputStream(file)) {
      FormDef form = XFormUtils.getFormFromInputStream(stream);
      form.initialize(true, new InstanceInitializationFactory());
      model = new FormEntryModel(form);
      controller = new FormEntryController(model);
    }
    questions.clear();
    notes.clear();
    FormIndex at = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
    for (; !at.isEndOfFormIndex(); at = model.incrementIndex(at)) {
      if (model.getEvent(at) != FormEntryController.EVENT_QUESTION) continue;
      boolean chosen = model.getQuestionPrompt(at).getControlType() == Constants.CONTROL_SELECT_ONE;
      (chosen ? questions : notes).put(at.getReference().getNameLast(), at);
    }
  }

  static void sheet(String said) {
    Map<String, String> answers = new HashMap<>();
    for (String each : said.split(" ")) {
      String[] pair = each.split("=", 2);
      if (pair.length == 2) answers.put(pair[0], pair[1]);
    }
    questions.forEach((name, at) -> controller.answerQuestion(at, chosen(at, answers.get(name)), false));
    cells(model.getForm().getMainInstance().getRoot());
    notes.forEach((name, at) -> {
      if (!model.isIndexRelevant(at)) return;
      String text = model.getQuestionPrompt(at).getQuestionText();
      out.println("note " + name + " " + text.replace("\n", " "));
    });
    out.println("end");
  }

  static IAnswerData chosen(FormIndex at, String option) {
    if (option == null || option.isEmpty()) return null;
    FormEntryPrompt prompt = model.getQuestionPrompt(at);
    for (SelectChoice choice : prompt.getSelectChoices()) {
      if (choice.getValue().equals(option)) return new SelectOneData(choice.selection());
    }
    throw new IllegalArgumentException(at.getReference() + " has no option " + option);
  }

  static void cells(TreeElement element) {
    for (int i = 0; i < element.getNumChildren(); i++) {
      TreeElement child = element.getChildAt(i);
      if (child.getNumChildren() > 0) cells(child);
      else if (!questions.containsKey(child.getName()) && !notes.containsKey(child.getName())) {
        IAnswerData value = child.getValue();
        String shown = value == null ? "" : value.uncast().getString();
        out.println("cell " + child.getName() + " " + shown.replace("\n", " "));
      }
    }
  }
}
